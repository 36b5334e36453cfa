/** How both engines store yes and no. */
export type Flag = 0 | 1;
