import { useRef } from 'preact/hooks';
import { Redirect, useLocation } from 'wouter-preact';
import { useShop } from '../shop';

/** Whether somebody is signed in. */
export function useSignedIn(): boolean {
  return useShop().session.customer.value !== null;
}

/** To the sign-in page, and back to this one afterwards. */
export function SignInFirst({ why = 'again' }: { why?: 'again' | 'order' }) {
  const [path] = useLocation();
  const from = useRef(path);
  return <Redirect to={`/sign-in?${new URLSearchParams({ next: from.current, why })}`} replace />;
}
