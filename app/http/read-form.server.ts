/** The fields of a posted body that `readBody` let through; null where it is no form. */
export async function readForm(body: Buffer<ArrayBuffer> | null, type = ''): Promise<FormData | null> {
  if (body === null) return null;
  if (/^multipart\/form-data/i.test(type)) {
    return await new Response(body, { headers: { 'content-type': type } }).formData();
  }
  if (!/^application\/x-www-form-urlencoded/i.test(type)) return null;
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(body.toString('utf8'))) form.append(name, value);
  return form;
}
