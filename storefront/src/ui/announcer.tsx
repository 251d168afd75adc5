import { signal } from '@preact/signals';

const message = signal('');

/** Tells people who do not see the screen what has happened; and shows it to those who do, for a while. */
export function announce(text: string): void {
  message.value = '';
  requestAnimationFrame(() => {
    message.value = text;
  });
  clearTimeout(timer);
  timer = setTimeout(() => {
    message.value = '';
  }, 5000);
}

let timer: ReturnType<typeof setTimeout> | undefined;

export function Announcer() {
  return (
    <div role="status" class="pointer-events-none fixed inset-x-4 bottom-4 z-20 flex justify-center">
      {message.value && (
        <p class="rounded-full bg-neutral-900 px-5 py-3 text-sm font-medium text-white shadow-lg motion-safe:animate-rise">
          {message}
        </p>
      )}
    </div>
  );
}
