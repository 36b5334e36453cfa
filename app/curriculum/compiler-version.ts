/**
 * Rises when the same text becomes other markup. It stands beside each version (`module_versions.compiler`), takes no part in
 * fingerprints, and is part of the cache key.
 */
export const compilerVersion = 'acumen-mdx/1';
