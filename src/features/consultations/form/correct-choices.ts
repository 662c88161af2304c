/**
 * Putting choices right after publication: their words only. Answers refer to a choice by its value, so each keeps its place and its
 * value, and none is added or taken away. Pure.
 */
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

/** Reads the lists as they should read; a problem where a line was added, taken away or made equal to another. */
export function readCorrected(
  question: Question,
  typed: Readonly<Record<string, unknown>>,
): Result<Corrected, Record<string, Message>> {
  const settings = { ...(question.settings as Record<string, unknown>) }
  const written = writeSettings(question.type, question.settings)
  const problems: Record<string, Message> = {}
  const choices: ChoiceCorrection[] = []
  for (const { name, field, kind } of listsOf(question)) {
    const before = linesOf(written[field]?.[0] ?? '')
    const after = linesOf(String(typed[field] ?? ''))
    if (after.length !== before.length)
      problems[field] = { key: 'consultations.correction.problem.lines', values: { count: before.length } }
    else if (new Set(after.map(each => each.toLowerCase())).size < after.length)
      problems[field] = { key: 'consultations.correction.problem.equal-lines' }
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
