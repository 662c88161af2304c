/** Numbers of lines, as drafts of laws and minutes carry them at the edge: they number no paragraph. */

const form = /^[ \t\f]{0,8}(\d{1,4})(?:[ \t]{1,12}(\S.*)?)?$/
/** Fewer lines than this may be a list. */
const LEAST = 10

/** The lines without such numbers, where nearly all lines that say something count on, and many of them go on a sentence. */
export const withoutLineNumbers = (lines: readonly string[]): readonly string[] => {
  const said = lines.filter(line => line.trim() !== '')
  const numbered = said.flatMap(line => {
    const found = form.exec(line)
    return found ? [{ count: Number(found[1]), words: found[2] ?? '' }] : []
  })
  if (numbered.length < LEAST || numbered.length < said.length * 0.9) return lines
  // They may begin again on each page.
  const onward = numbered.filter(({ count }, at) => count === 1 || count === (numbered[at - 1]?.count ?? count - 1) + 1)
  const small = numbered.filter(({ words }) => /^\p{Ll}/u.test(words))
  if (onward.length < numbered.length * 0.9 || small.length < numbered.length * 0.2) return lines
  return lines.map(line => form.exec(line)?.[2] ?? (form.test(line) ? '' : line))
}
