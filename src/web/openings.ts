/**
 * What opens a seal for somebody to read: how to reach whoever wrote, or the paper they sent. A page that does so is come to only after a
 * fresh sign-in, and no other page may write such an entry.
 */
export const openings: ReadonlySet<string> = new Set([
  'contact.opened',
  'scan.opened',
  'partnership.contact-opened',
  'format-request.contact-opened',
  'code-format.contact-opened',
  'feedback.letters-made',
])

/** Whether an entry of the record tells that a seal was opened to be read. */
export function opensSeal(action: string): boolean {
  return openings.has(action)
}
