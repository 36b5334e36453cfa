import { type FocusEvent, type FormEvent, useRef } from 'react';
import { useDrawnEffect } from '#app/ui/use-drawn-effect.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The last thing done to a field: a text or choice of one, or a box ticked or not. */
interface Typed {
  value: string;
  /** Of a box; null for everything that has one value for its name. */
  ticked: boolean | null;
}

/**
 * Keeps what is typed while the answer to a button is under way: the form is drawn anew with the answer, and these fields then
 * have what was typed since the button was pressed. Who was typing goes on at the same place. A field that the answer took
 * away is gone.
 */
export function useTypedMeanwhile(drawn: string) {
  const form = useRef<HTMLFormElement>(null);
  /** Null while no answer is awaited. */
  const typed = useRef<Map<string, Typed> | null>(null);
  const at = useRef<Place | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is for each new drawing
  useDrawnEffect(() => {
    const [some, place] = [typed.current, at.current];
    [typed.current, at.current] = [null, null];
    if (!form.current || !some || some.size === 0) return;
    const controls = [...form.current.elements].filter(isControl);
    for (const control of controls) putBack(control, some);
    if (place) goOn(controls, place);
  }, [drawn]);

  return {
    ref: form,
    onSubmit: () => {
      typed.current = new Map();
    },
    onInput: ({ target }: FormEvent) => {
      if (!typed.current || !isControl(target)) return;
      const isBox = isChoice(target) && target.type === 'checkbox';
      const name = isBox ? `${target.name} ${target.value}` : target.name;
      typed.current.set(name, { value: target.value, ticked: isBox ? target.checked : null });
      at.current = placeOf(target);
    },
    onFocus: ({ target }: FocusEvent) => {
      // A field that takes the focus as the answer is drawn is not one that somebody went to.
      const isOfOld = isControl(target) && target.form === form.current;
      if (isOfOld && typed.current?.size) at.current = placeOf(target);
    },
  };
}

interface Place {
  name: string;
  value: string | null;
  selection: [number, number] | null;
}

const isControl = (target: unknown): target is Control =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

const isChoice = (control: Control): control is HTMLInputElement =>
  control.type === 'checkbox' || control.type === 'radio';

function putBack(control: Control, typed: Map<string, Typed>): void {
  const one = typed.get(control.name);
  if (!isChoice(control)) {
    if (one) control.value = one.value;
    return;
  }
  const box = typed.get(`${control.name} ${control.value}`);
  if (one) control.checked = control.value === one.value;
  else if (box) control.checked = box.ticked === true;
}

function placeOf(control: Control): Place {
  const { name } = control;
  if (isChoice(control)) return { name, value: control.value, selection: null };
  const { selectionStart: from = null, selectionEnd: to = null } = control as Partial<HTMLInputElement>;
  return { name, value: null, selection: from === null || to === null ? null : [from, to] };
}

function goOn(controls: readonly Control[], { name, value, selection }: Place): void {
  const control = controls.find((each) => each.name === name && (value === null || each.value === value));
  control?.focus();
  if (selection && control instanceof HTMLElement && 'setSelectionRange' in control)
    control.setSelectionRange(...selection);
}
