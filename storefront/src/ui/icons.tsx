import { SfIconBase } from '@storefront-ui/react';

/** Icons that the library does not have, in its own frame. */
export function Sun() {
  return (
    <SfIconBase viewBox="0 0 24 24">
      <path d="M12 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10Zm-1-16h2v3h-2V1Zm0 19h2v3h-2v-3ZM1 11h3v2H1v-2Zm19 0h3v2h-3v-2ZM3.5 4.9l1.4-1.4L7 5.6 5.600 7 3.500 4.900ZM17 18.400l1.400-1.400 2.100 2.100-1.400 1.400L17 18.400ZM3.500 19.100 5.600 17 7 18.400l-2.100 2.100-1.400-1.400ZM17 5.600l2.100-2.100 1.400 1.400L18.400 7 17 5.600Z" />
    </SfIconBase>
  );
}

export function Moon() {
  return (
    <SfIconBase viewBox="0 0 24 24">
      <path d="M20.700 14.600A9 9 0 0 1 9.400 3.300a9 9 0 1 0 11.300 11.300Z" />
    </SfIconBase>
  );
}
