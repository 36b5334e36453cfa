const most = { characters: 300, folders: 12 };

/** Signs that turn the reading direction of a name, so that it reads as another. */
const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Why a path out of an archive may not be taken over, in plain words, or null. A path that ends with `/` is a folder. */
export function archivePathProblem(path: string): { message: string; fix: string } | null {
  const parts = path.replace(/\/$/, '').split('/');
  if (/\p{Cc}/u.test(path) || turning.test(path))
    return { message: 'This name holds a sign that cannot be seen.', fix: 'Give the file another name.' };
  if (path.includes('\\'))
    return {
      message: 'This path holds a backslash, which some programs take for a folder.',
      fix: 'Make the archive anew with a program that writes /.',
    };
  if (path.startsWith('/') || /^[a-z]:/i.test(path))
    return { message: 'This path begins at the root of a disk.', fix: 'Pack the folder itself, with relative paths.' };
  if (parts.includes('..'))
    return { message: 'This path leads out of the archive.', fix: 'Pack the folder itself, without `..`.' };
  if (parts.some((part) => part === '' || part === '.'))
    return { message: 'This path has an empty part.', fix: 'Pack the folder anew.' };
  if (path.length > most.characters || parts.length > most.folders)
    return {
      message: `This path is longer than ${most.characters} characters or ${most.folders} folders.`,
      fix: 'Use shorter names and fewer folders.',
    };
  return null;
}

/** What two paths have in common that disks with other rules for names would take for one file. */
export const samePath = (path: string): string => path.normalize('NFC').toUpperCase().toLowerCase().replace(/\/$/, '');
