import { useRef, useState } from 'preact/hooks';
import { asFailure, type Failure } from '../api/failure';

/** A form that is sent once at a time. After a refusal the first field that it points to gets the focus. */
export function useForm(send: (values: Record<string, string>) => Promise<void>) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);

  async function onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (sending.current) {
      return;
    }
    sending.current = true;
    setBusy(true);
    setFailure(null);
    try {
      await send(Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)])));
    } catch (error) {
      setFailure(asFailure(error));
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    } finally {
      sending.current = false;
      setBusy(false);
    }
  }

  return { failure, busy, onSubmit };
}
