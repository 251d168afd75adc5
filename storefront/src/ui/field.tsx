import { SfButton, SfIconVisibility, SfIconVisibilityOff, SfInput } from '@storefront-ui/react';
import { useId, useState } from 'preact/hooks';
import { t } from '../i18n/i18n';

interface Props {
  name: string;
  label: string;
  hint?: string;
  error?: string | null;
  type?: 'text' | 'email' | 'password';
  autocomplete: string;
  inputMode?: 'numeric' | 'email' | 'text';
  maxLength?: number;
  defaultValue?: string;
}

/** A labelled field with its hint and its error, which belong to it for readers too. */
export function Field({ name, label, hint, error, type = 'text', autocomplete, ...rest }: Props) {
  const id = useId();
  const [visible, setVisible] = useState(false);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div>
      <label for={id} class="mb-1 block text-sm font-medium">
        {label}
      </label>
      <SfInput
        id={id}
        name={name}
        type={type === 'password' && visible ? 'text' : type}
        autoComplete={autocomplete}
        required
        invalid={Boolean(error)}
        aria-invalid={Boolean(error)}
        aria-describedby={described || undefined}
        wrapperClassName="bg-white"
        size="lg"
        slotSuffix={
          type === 'password' ? (
            <SfButton
              variant="tertiary"
              size="sm"
              square
              aria-label={t(visible ? 'auth.hidePassword' : 'auth.showPassword')}
              onClick={() => setVisible(!visible)}
            >
              {visible ? <SfIconVisibilityOff size="sm" /> : <SfIconVisibility size="sm" />}
            </SfButton>
          ) : undefined
        }
        {...rest}
      />
      {hint && (
        <p id={`${id}-hint`} class="mt-1 text-sm text-neutral-600">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class="mt-1 text-sm font-medium text-negative-800">
          {error}
        </p>
      )}
    </div>
  );
}
