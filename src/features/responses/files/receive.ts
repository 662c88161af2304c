/**
 * Takes in the files of a response form before the form is read, so that they survive whatever becomes of it: a wrong box, a draft, a way
 * back. From then on a file stands in the form as a word does, by a sign of its own.
 */
import { barePicture } from '../../../files/bare-picture.ts'
import { sniff } from '../../../files/files.ts'
import { nameOf, questionsOf, typeOf } from '../../../questions/form.ts'
import type { TakesFiles } from '../../../questions/question-type.ts'
import { type FileKind, fileOf, signOf } from '../../../questions/types/file.ts'
import type { Message } from '../../../web/catalogue.ts'
import { filesIn, type RawForm, type UploadedFile } from '../../../web/fields.ts'
import { onceOf } from '../../../web/once.ts'
import type { PageRequest, Received } from '../../../web/page.ts'
import type { Limit } from '../../../web/tries.ts'
import type { Responding } from '../form/responding.queries.ts'
import { findByHandles, handleOf, keepAnswerFile } from '../sealing/answer-files.queries.ts'

const fromOneSender: Limit = { name: 'files of answers', most: 200, minutes: 10 }
const MEGABYTE = 1024 * 1024

/** What taking in files needs of its request. */
export type Asking = Pick<PageRequest<unknown, unknown, unknown>, 'hub' | 'ip' | 'actor'>

/** Whether a response form may bring a file under this name. */
export const asksFor = (name: string): boolean => /^q-[\w-]{1,60}-files$/.test(name)

/** What `receives` of a page with response questions says; `whose` finds the consultation of a form. */
export function takesAnswerFiles<Request extends Asking>(
  whose: (request: Request, raw: RawForm) => Promise<Pick<Responding, 'id' | 'form'>> | Pick<Responding, 'id' | 'form'>,
) {
  return {
    asksFor,
    async take(request: Request, raw: RawForm): Promise<Received> {
      // A form without any files is read as it is: nothing is asked of the database for it.
      if (!Object.keys(raw.files).some(asksFor) && !Object.values(raw.values).some(values => values.some(fileOf)))
        return { raw, problems: {} }
      return receive(await whose(request, raw), request, raw)
    },
  }
}

async function receive(of: Pick<Responding, 'id' | 'form'>, request: Asking, raw: RawForm): Promise<Received> {
  const values: Record<string, readonly string[]> = { ...raw.values }
  const files: Record<string, UploadedFile> = { ...raw.files }
  const problems: Record<string, Message> = {}
  for (const question of questionsOf(of.form)) {
    const takes = typeOf(question).takesFiles(question.settings)
    if (!takes) continue
    const name = nameOf(question)
    const taken = await receiveAt(of.id, request, { name, takes, raw })
    if (taken.problem)
      problems[name] = { ...taken.problem, values: { question: question.text, ...taken.problem.values } }
    if (taken.signs.length > 0) values[name] = taken.signs
    else delete values[name]
    delete files[`${name}-files`]
  }
  return { raw: { values, files }, problems }
}

type At = { readonly name: string; readonly takes: TakesFiles; readonly raw: RawForm }

/** The signs of one question, those it had and those of the files that came, with the first thing that is wrong. */
async function receiveAt(consultationId: string, request: Asking, { name, takes, raw }: At) {
  let problem: Message | null = null
  const typed = [...new Set((raw.values[name] ?? []).filter(value => value !== ''))].map(fileOf)
  const known = await findByHandles(
    request.hub.db,
    consultationId,
    typed.flatMap(file => file?.id ?? []),
  )
  // In the order in which they stand in the form.
  const kept = typed.flatMap(file => known.find(({ id }) => id === file?.id) ?? [])
  if (kept.length < typed.length) problem = { key: 'questions.problem.file-gone' }
  const signs = kept.map(signOf)
  const chosen = raw.files[`${name}-files`]
  for (const each of chosen ? filesIn(chosen) : []) {
    if (each.name === '' && each.bytes.length === 0) continue
    const values = { file: each.name, megabytes: takes.megabytes }
    if (chosen?.fault === 'too-large' || each.bytes.length > takes.megabytes * MEGABYTE) {
      problem ??= { key: 'questions.problem.file-large', values }
      continue
    }
    const bare = await bareFile(each.bytes)
    const sign = bare && (await keep(consultationId, request, { ...bare, name: each.name }, { field: name, raw }))
    if (sign) signs.push(sign)
    else problem ??= { key: bare ? 'questions.problem.file-not-kept' : 'questions.problem.file-kind', values }
  }
  return { signs: [...new Set(signs)], problem }
}

/** What a file is by its content, without what a camera wrote beside a picture; null for anything else. */
async function bareFile(bytes: Uint8Array): Promise<{ kind: FileKind; bytes: Uint8Array } | null> {
  const type = await sniff(bytes)
  if (type === 'application/pdf') return { kind: 'pdf', bytes }
  const bare = type === 'image/jpeg' || type === 'image/png' ? barePicture(bytes) : null
  return bare && { kind: 'picture', bytes: bare }
}

async function keep(
  consultationId: string,
  { hub, ip, actor }: Asking,
  file: { readonly name: string; readonly kind: FileKind; readonly bytes: Uint8Array },
  { field, raw }: { readonly field: string; readonly raw: RawForm },
): Promise<string | null> {
  const sender = actor.person?.id ?? ip
  if (!(await hub.tries.take(fromOneSender, sender))) return null
  const senderMark = hub.seal.mark(sender, 'sender of answer files')
  const handle = handleOf(hub.seal, onceOf(raw), field, file.bytes)
  const kept = await keepAnswerFile(hub.db, hub.seal, { consultationId, handle, senderMark, now: hub.now() }, file)
  return kept ? signOf({ id: handle, kind: file.kind, size: file.bytes.length }) : null
}
