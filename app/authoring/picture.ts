/** Bytes of a picture as it is sent; a photograph of a telephone has fewer. */
export const largestPicture = 10_000_000;

/** What a file picker offers; what a file is says its beginning. */
export const pictureTypes = 'image/png,image/jpeg,image/webp,image/gif,image/svg+xml';

/** `path` is its place in the module, as lessons name it: `assets/ward.png`. */
export type PictureAdded = { ok: true; path: string } | { ok: false; message: string; fix: string };

export const picturesPath = (moduleId: string) => `/studio/modules/${moduleId}/pictures`;
