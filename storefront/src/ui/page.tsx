import type { ComponentChildren } from 'preact';
import { useTitle } from './navigation';

/** A page with its heading, where readers start. */
export function Page({
  title,
  narrow = false,
  children,
}: {
  title: string;
  narrow?: boolean;
  children: ComponentChildren;
}) {
  useTitle(title);
  return (
    <div class={narrow ? 'mx-auto max-w-md pt-8 sm:pt-14' : 'pt-8 sm:pt-10'}>
      <h1 tabIndex={-1} class="mb-6 font-display text-3xl font-semibold tracking-tight outline-none sm:text-4xl">
        {title}
      </h1>
      {children}
    </div>
  );
}
