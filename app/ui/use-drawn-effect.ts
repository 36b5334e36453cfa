import { useEffect, useLayoutEffect } from 'react';

/** `useLayoutEffect` for parts that the server draws too, where React warns of it: an effect of the same turn as the drawing. */
export const useDrawnEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;
