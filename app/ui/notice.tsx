import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface NoticeProps {
  tone?: 'info' | 'ok' | 'warn' | 'stop';
  title: ReactNode;
  /** Read out when it appears after the page was loaded. */
  live?: boolean;
  children?: ReactNode;
}

export function Notice({ tone = 'info', title, live, children }: NoticeProps) {
  return (
    <div className={classes('notice', tone !== 'info' && `notice--${tone}`)} role={live ? 'status' : undefined}>
      <p className="notice__title">{title}</p>
      {children !== undefined && <div className="notice__body">{children}</div>}
    </div>
  );
}
