/**
 * What somebody says in a mail, and what only stands below it: the mail that is answered, and the signature. What is cut away is kept, so
 * that nothing is lost where the cut is wrong. Pure.
 */

/** A text taken apart; together the two hold every line of it. */
export type OwnWords = { readonly said: string; readonly cut: string }

/** Lines after which everything is another mail, as mail programs in the offered languages write them. */
const OTHERS: readonly RegExp[] = [
  /^-{2,}\s*(original message|forwarded message|neges wreiddiol|oryginalna wiadomość|wiadomość oryginalna)\s*-{2,}\s*$/i,
  /^begin forwarded message:\s*$/i,
]
/** How the heads of a mail that is answered begin where no line stands before them. */
const HEADS = /^\*?(from|oddi wrth|od|sent|to|date|subject):\*?\s/i
const RULE = /^_{10,}\s*$/
/** "On Monday, Ada wrote:", which may run over two lines. */
const WROTE = /^(on|ar|w dniu|dnia) .{4,300}(wrote|ysgrifennodd.*|napisał\(a\)|napisał|napisała|pisze)\s*:\s*$/i
/** Where the signature begins: the mark that was agreed for it, and what telephones write. */
const SIGNATURE =
  /^(-- ?|sent from my .{2,60}|sent from (outlook|yahoo|mail) .{0,60}|get outlook for .{2,30}|wysłano z .{2,60})$/i
/** Longest signature: what is longer is no signature. */
const LONGEST = 15

/** Takes a text apart. A mail that says nothing itself, as one that was forwarded, is kept whole. */
export function ownWords(text: string): OwnWords {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const own: string[] = []
  const cut: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    if (endsOwn(lines, at) || (isSignature(line) && fitsSignature(lines, at))) {
      cut.push(...lines.slice(at))
      break
    }
    const wrote = wroteAt(lines, at)
    if (wrote > 0) {
      cut.push(...lines.slice(at, at + wrote))
      at += wrote - 1
    } else if (/^\s*>/.test(line)) cut.push(line)
    else own.push(line)
  }
  const said = tidy(own)
  return said === '' ? { said: tidy(lines), cut: '' } : { said, cut: tidy(cut) }
}

function endsOwn(lines: readonly string[], at: number): boolean {
  const line = lines[at]!.trim()
  if (OTHERS.some(other => other.test(line))) return true
  const first = RULE.test(line) ? at + 1 : at
  const heads = lines.slice(first, first + 4).filter(each => HEADS.test(each.trim())).length
  return heads >= 3 && HEADS.test((lines[first] ?? '').trim())
}

/** How many lines from here on say who wrote what follows; none where what follows is not quoted. */
function wroteAt(lines: readonly string[], at: number): number {
  for (const count of [1, 2]) {
    if (
      !WROTE.test(
        lines
          .slice(at, at + count)
          .join(' ')
          .trim(),
      )
    )
      continue
    const next = lines.slice(at + count).find(line => line.trim() !== '')
    if (next === undefined || /^\s*>/.test(next)) return count
  }
  return 0
}

const isSignature = (line: string): boolean => SIGNATURE.test(line === '-- ' ? line : line.trim())

/** What follows is a signature only where it is short, or where quoted mail follows it. */
function fitsSignature(lines: readonly string[], at: number): boolean {
  const rest = lines.slice(at + 1)
  const end = rest.findIndex((line, index) => /^\s*>/.test(line) || wroteAt(rest, index) > 0 || endsOwn(rest, index))
  const own = (end < 0 ? rest : rest.slice(0, end)).filter(line => line.trim() !== '')
  return own.length <= LONGEST
}

function tidy(lines: readonly string[]): string {
  return lines
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
