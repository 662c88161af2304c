/** Takes a mailbox apart into its messages: one message (.eml), or many in one file (.mbox, RFC 4155). Bytes in, bytes out. Pure. */

const FROM = Buffer.from('From ')
const LINE = 0x0a
const RETURN = 0x0d

/** Whether bytes begin like a mailbox of many messages. */
export function isMailbox(bytes: Uint8Array): boolean {
  return FROM.every((byte, at) => bytes[at] === byte)
}

/** A heading of a message, as its first lines have it. */
const HEADING = /^[A-Za-z][\w-]*:[ \t]?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*/
/** What at least one of the headings must be: a table can begin with "Date: …" as well. */
const OF_MAIL = /^(?:from|received|return-path|message-id|mime-version|delivered-to):/im
const HEAD_BYTES = 16_384

/** Whether bytes begin like one message: headings one after the other, some that only mail has. */
export function isMessage(bytes: Uint8Array): boolean {
  let head = Buffer.from(bytes.subarray(0, HEAD_BYTES))
    .toString('latin1')
    .replace(/^\ufeff|^ï»¿/, '')
  let taken = ''
  for (let line = HEADING.exec(head); line; line = HEADING.exec(head)) {
    taken += line[0]
    head = head.slice(line[0].length)
  }
  return taken.split('\n').length > 2 && OF_MAIL.test(taken) && /^from:/im.test(taken)
}

/** Whether bytes are mail, one message or many. */
export function isMail(bytes: Uint8Array): boolean {
  return isMailbox(bytes) || isMessage(bytes)
}

/** The messages of a mailbox, in its order. A line that begins with "From " after an empty one begins the next. */
export function* messagesIn(bytes: Uint8Array): Generator<Uint8Array> {
  if (!isMailbox(bytes)) {
    yield bytes
    return
  }
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const starts: number[] = [0]
  for (let at = all.indexOf(FROM, 1); at >= 0; at = all.indexOf(FROM, at + 1))
    if (beginsMessage(all, at)) starts.push(at)
  for (const [index, start] of starts.entries()) {
    const first = all.indexOf(LINE, start) + 1
    const end = starts[index + 1] ?? all.length
    if (first > 0 && first < end) yield unquoted(all.subarray(first, end))
  }
}

/** Whether "From " at a place stands after an empty line and has a year in its line: in a text it hardly ever does both. */
function beginsMessage(all: Buffer, at: number): boolean {
  if (all[at - 1] !== LINE) return false
  const before = all[at - 2] === RETURN ? at - 3 : at - 2
  if (before >= 0 && all[before] !== LINE) return false
  const end = all.indexOf(LINE, at)
  return /^From \S.*\d{4}\s*$/.test(all.subarray(at, end < 0 ? all.length : end).toString('latin1'))
}

/** Lines that began with "From " were marked when they were put into the mailbox. */
function unquoted(message: Buffer): Uint8Array {
  if (!message.includes('\n>From ')) return message
  return Buffer.from(message.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1')
}
