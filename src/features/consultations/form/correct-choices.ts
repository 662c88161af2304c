/**
 * Putting choices right after publication: their words only. Answers refer to a choice by its value, so each keeps its place and its
 * value, and none is added or taken away. Pure.
 */
import { fold } from '../../../kernel/fold.ts'
import { problem as failed, ok, type Result } from '../../../kernel/result.ts'
import { questionTypeNamed, questionTypes } from '../../../questions/registry.ts'
import type { Message } from '../../../web/catalogue.ts'
import type { AnyField } from '../../../web/fields.ts'
import type { ChoiceCorrection } from './corrections.queries.ts'
import { type Setting, settingsOf, writeSettings } from './settings.ts'

const isList = ({ kind }: Setting): boolean => kind === 'options' || kind === 'lines'

/** The fields of every setting that is a list of words people choose from. */
export const listFields: Readonly<Record<string, AnyField>> = Object.fromEntries(
  questionTypes.flatMap(type =>
    settingsOf(type.name)
      .filter(isList)
      .map(({ field, control }) => [field, control]),
  ),
)

type Question = { readonly type: string; readonly settings: unknown }

/** The lists of a question that have words in them. */
export function listsOf({ type, settings }: Question): readonly Setting[] {
  const written = writeSettings(type, settings)
  return settingsOf(type).filter(setting => isList(setting) && (written[setting.field]?.[0] ?? '') !== '')
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(each => each.trim())
    .filter(Boolean)

/** What was put right. */
export type Corrected = { readonly settings: unknown; readonly choices: readonly ChoiceCorrection[] }

/** Everything that a choice has read, now and before it was put right; `earlier` the latest first. */
function readingsOf(text: string, earlier: readonly ChoiceCorrection[]): readonly string[] {
  const readings = [text]
  for (const { before, after } of earlier) if (after === readings.at(-1)) readings.push(before)
  return readings
}

/**
 * The first line that would read as another one does, or did: whoever chose that would be told to have chosen this. Lines are equal
 * as people read them, and by their signs too where only those tell them apart ("< 10" and "> 10").
 */
function takenOver(
  before: readonly string[],
  after: readonly string[],
  earlier: readonly ChoiceCorrection[],
): string | null {
  const bySigns = new Set(before.map(fold)).size < before.length
  const key = bySigns ? (line: string) => line.toLowerCase().replaceAll(/\s/g, '') : fold
  const read = before.map(text => readingsOf(text, earlier).map(key))
  return after.find((line, at) => read.some((known, place) => place !== at && known.includes(key(line)))) ?? null
}

/**
 * Reads the lists as they should read; a problem where a line was added, taken away, made equal to another or given the words that
 * another one has or had; `earlier` are the corrections made before, the latest first.
 */
export function readCorrected(
  question: Question,
  typed: Readonly<Record<string, unknown>>,
  earlier: readonly ChoiceCorrection[] = [],
): Result<Corrected, Record<string, Message>> {
  const settings = { ...(question.settings as Record<string, unknown>) }
  const written = writeSettings(question.type, question.settings)
  const problems: Record<string, Message> = {}
  const choices: ChoiceCorrection[] = []
  for (const { name, field, kind } of listsOf(question)) {
    const before = linesOf(written[field]?.[0] ?? '')
    const after = linesOf(String(typed[field] ?? ''))
    const taken = takenOver(before, after, earlier)
    if (after.length !== before.length)
      problems[field] = { key: 'consultations.correction.problem.lines', values: { count: before.length } }
    else if (new Set(after.map(each => each.toLowerCase())).size < after.length)
      problems[field] = { key: 'consultations.correction.problem.equal-lines' }
    else if (taken !== null)
      problems[field] = { key: 'consultations.correction.problem.taken-over', values: { line: taken } }
    else {
      const kept = settings[name] as readonly unknown[]
      settings[name] = after.map((label, at) => (kind === 'options' ? { ...(kept[at] as object), label } : label))
      for (const [at, text] of before.entries())
        if (text !== after[at]) choices.push({ before: text, after: after[at]! })
    }
  }
  const [first] = listsOf(question)
  if (first && !questionTypeNamed(question.type)?.settings.safeParse(settings).success)
    problems[first.field] ??= { key: 'consultations.question.problem.list' }
  return Object.keys(problems).length > 0 ? failed(problems) : ok({ settings, choices })
}
