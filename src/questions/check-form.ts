/** Checking a form as its author made it, before anybody is asked to fill it in. */
import { z } from 'zod'
import { problem as failed, ok, type Result } from '../kernel/result.ts'
import { routingFaults } from './check-routing.ts'
import { condition } from './condition.ts'
import type { QuestionForm } from './form.ts'
import { questionTypeNamed } from './registry.ts'

const shape = z.object({
  sections: z
    .array(
      z.object({
        id: z.string().min(1),
        title: z.string(),
        shownIf: condition.nullable().default(null),
        questions: z.array(
          z.object({
            id: z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,60}[A-Za-z0-9])?$/),
            type: z.string(),
            settings: z.unknown(),
            text: z.string().trim().min(1),
            hint: z.string().nullable().default(null),
            required: z.boolean().default(false),
            aboutYou: z.boolean().default(false),
            shownIf: condition.nullable().default(null),
            about: z
              .object({
                kind: z.enum(['document', 'section', 'paragraph']),
                documentId: z.string(),
                path: z.string().nullable(),
                label: z.string(),
              })
              .nullable()
              .default(null),
          }),
        ),
      }),
    )
    .min(1),
})

/** Checks a form as its author made it; settings come back whole, with the defaults of their type. Problems in order. */
export function checkForm(made: unknown): Result<QuestionForm, readonly string[]> {
  const read = shape.safeParse(made)
  if (!read.success) return failed(read.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`))
  const problems = clashes(read.data.sections.flatMap(section => section.questions.map(({ id }) => id)))
  let number = 0
  const sections = read.data.sections.map(section => ({
    ...section,
    questions: section.questions.map(question => {
      number++
      const type = questionTypeNamed(question.type)
      if (!type) problems.push(`question ${question.id}: there is no type "${question.type}"`)
      const settings = type?.settings.safeParse(question.settings)
      for (const issue of settings?.error?.issues ?? []) {
        problems.push(`question ${question.id}: ${issue.path.join('.')}: ${issue.message}`)
      }
      return { ...question, number, settings: settings?.success ? settings.data : question.settings }
    }),
  }))
  if (problems.length > 0) return failed(problems)
  const faults = routingFaults({ sections })
  return faults.length > 0
    ? failed(faults.map(({ kind, at }) => `${at.kind} ${at.id}: its condition is refused (${kind})`))
    : ok({ sections })
}

function clashes(ids: readonly string[]): string[] {
  // A question "1" names its second box "q-1-2", which must not be the name of another question.
  const sorted = ids.map(id => `${id}-`).toSorted()
  return sorted.flatMap((id, index) =>
    sorted[index + 1]?.startsWith(id) ? [`two questions share the id ${id.slice(0, -1)}`] : [],
  )
}
