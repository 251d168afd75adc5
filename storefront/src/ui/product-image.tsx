import { useState } from 'preact/hooks';

/** A product's picture; a picture that is missing leaves its place in the shop's colour. */
export function ProductImage({ image, eager = false }: { image: string; eager?: boolean }) {
  const [missing, setMissing] = useState(false);
  return (
    <div class="aspect-square w-full overflow-hidden rounded-xl bg-primary-50">
      {!missing && (
        <img
          src={`/products/${encodeURIComponent(image)}.svg`}
          alt=""
          width="400"
          height="400"
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          onError={() => setMissing(true)}
          class="size-full object-cover"
        />
      )}
    </div>
  );
}
