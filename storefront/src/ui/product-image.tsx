import { useState } from 'preact/hooks';

/** The pictures by their names in the catalogue, at addresses that change with them, so that they are kept for good. */
const PICTURES = new Map(
  Object.entries(
    import.meta.glob<string>('../pictures/products/*.svg', { query: '?url', import: 'default', eager: true }),
  ).map(([path, url]) => [path.replace(/^.*\/|\.svg$/g, ''), url]),
);

/** A product's picture; a picture that is missing leaves its place in the shop's colour. */
export function ProductImage({ image, eager = false }: { image: string; eager?: boolean }) {
  const [failed, setFailed] = useState(false);
  const picture = PICTURES.get(image);
  return (
    <div class="aspect-square w-full overflow-hidden rounded-xl bg-primary-50">
      {picture && !failed && (
        <img
          src={picture}
          alt=""
          width="400"
          height="400"
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          onError={() => setFailed(true)}
          class="size-full object-cover"
        />
      )}
    </div>
  );
}
