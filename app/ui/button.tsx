import { Link, type LinkProps } from '@remix-run/react';
import type { ButtonHTMLAttributes } from 'react';
import { classes } from './classes.ts';

type Look = 'primary' | 'secondary' | 'danger' | 'quiet';

interface ButtonLook {
  look?: Look;
  large?: boolean;
  wide?: boolean;
  /** A chevron that says: this leads on. */
  next?: boolean;
  className?: string;
}

function buttonClass({ look = 'primary', large, wide, next, className }: ButtonLook): string {
  return classes(
    'button',
    look !== 'primary' && `button--${look}`,
    large && 'button--large',
    wide && 'button--wide',
    next && 'button--next',
    className,
  );
}

/** A submit button unless `type` says otherwise. */
export function Button({
  look,
  large,
  wide,
  next,
  className,
  ...rest
}: ButtonLook & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="submit" {...rest} className={buttonClass({ look, large, wide, next, className })} />;
}

export function ButtonLink({ look, large, wide, next, className, ...rest }: ButtonLook & LinkProps) {
  return <Link {...rest} className={buttonClass({ look, large, wide, next, className })} />;
}
