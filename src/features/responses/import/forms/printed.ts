/** A form as it is printed, for reading it back once it is filled in: what stands over each box and line, and which column it fills. Pure. */
import { type FormQuestion, nameOf, numbered, questionsOf, typeOf } from '../../../../questions/form.ts'
import { say } from '../../../../questions/wording.ts'
import type { Translate } from '../../../../web/catalogue.ts'
import type { AnyField } from '../../../../web/fields.ts'
import { aboutFields, freeTextField } from '../../form/about-you.ts'
import type { Responding } from '../../form/responding.queries.ts'
import { commentBlocks } from '../../paper/paper-form.ts'
import { questionsOnPaper } from '../../paper/paper-questions.ts'
import { ownTargets, targetsOf } from '../targets.ts'

/** Boxes to tick. `columns`: one for all that is ticked, or one for each box where something is written in it. */
export type PrintedTicks = {
  readonly kind: 'ticks'
  readonly instruction: string
  readonly options: readonly string[]
  readonly columns: readonly string[]
}

/** A room to write in. */
export type PrintedRoom = { readonly kind: 'room'; readonly label: string; readonly column: string }

/** What stands under one heading: a question, or one of the parts about who answers. */
export type PrintedPart = {
  readonly heading: string
  readonly parts: readonly (PrintedTicks | PrintedRoom)[]
}

/** Where comments on the paragraphs of a document are written, in pairs of a number and the words. */
export type PrintedComments = { readonly heading: string; readonly document: string }

/** The whole form. `known`: every text that is printed among the questions, so that what somebody wrote beside them is told apart. */
export type PrintedForm = {
  readonly parts: readonly PrintedPart[]
  readonly comments: readonly PrintedComments[]
  /** What stands over the rooms of a comment. */
  readonly over: { readonly number: string; readonly words: string }
  readonly known: readonly string[]
  readonly beside: string
}

/** The form as it is printed in English. */
export function printedForm({ form, pack }: Pick<Responding, 'form' | 'pack'>, t: Translate): PrintedForm {
  const names = new Map(targetsOf(form, t).map(({ key, text }) => [key, text]))
  const known = [...questionsOnPaper(form, t), ...commentBlocks({ pack }, t)].flatMap(block => {
    if (block.kind === 'ticks') return [textOf(block.asked), ...block.options.map(textOf)]
    if (block.kind === 'write') return [textOf(block.label)]
    return 'words' in block ? [textOf(block.words)] : []
  })
  const asked = questionsOf(form).map(question => printedQuestion(question, column => names.get(column) ?? column, t))
  const comments = pack.map(({ title, documentId }) => ({
    heading: t('responses.before.comment-on', { title }),
    document: documentId,
  }))
  const over = { number: t('responses.paper.comment-number'), words: t('responses.paper.comment') }
  return { parts: [...asked, ...aboutParts(t)], comments, over, known, beside: t(ownTargets.free_text) }
}

const textOf = (words: string | readonly { readonly text: string }[]): string =>
  typeof words === 'string' ? words : words.map(({ text }) => text).join('')

function printedQuestion(question: FormQuestion, name: (column: string) => string, t: Translate): PrintedPart {
  const column = (key: string) => name(`${nameOf(question)}-${key}`)
  return {
    heading: numbered(question),
    parts: typeOf(question)
      .paper(question.settings)
      .filter(part => part.kind !== 'say')
      .map(part =>
        part.kind === 'write'
          ? { kind: 'room', label: part.label ? say(part.label, t) : '', column: column(part.fills) }
          : {
              kind: 'ticks',
              instruction: say(part.instruction, t),
              options: part.options.map(each => say(each, t)),
              columns: [part.fills].flat().map(column),
            },
      ),
  }
}

/** What no question asked: anything else, what may be done with it, and who gave it. */
function aboutParts(t: Translate): PrintedPart[] {
  const own = (target: keyof typeof ownTargets) => t(ownTargets[target])
  const { behalf, provenance, sector, area_part, contact_post, ...rest } = aboutFields
  const choice = (field: AnyField, column: string): PrintedPart => ({
    heading: t(field.label),
    parts: [
      {
        kind: 'ticks',
        instruction: t('questions.paper.tick-one'),
        options: (field.options ?? []).map(({ label }) => t(label)),
        columns: [column],
      },
    ],
  })
  const room = (label: string, column: string): PrintedRoom => ({ kind: 'room', label: t(label), column })
  const withRoom = (part: PrintedPart, more: PrintedRoom): PrintedPart => ({ ...part, parts: [...part.parts, more] })
  const uses = [rest.may_publish, rest.publish_name, rest.may_pass_on, rest.confidential]
  return [
    {
      heading: t('responses.form.rest-heading'),
      parts: [room(freeTextField.free_text.label, own('free_text'))],
    },
    {
      heading: t('responses.about.use-heading'),
      parts: [
        {
          kind: 'ticks',
          instruction: t('questions.paper.tick-any'),
          options: uses.map(({ label, hint }) => (hint ? `${t(label)}. ${t(hint)}.` : t(label))),
          columns: [own('may_publish'), '', own('may_pass_on'), own('confidential')],
        },
      ],
    },
    choice(behalf, own('behalf')),
    choice(provenance, own('provenance')),
    withRoom(choice(sector, own('sector')), room(area_part.label, own('area_part'))),
    {
      heading: t('responses.about.contact-heading'),
      parts: [
        room(rest.contact_name.label, own('contact_name')),
        room(rest.contact_organisation.label, own('contact_organisation')),
        room(rest.contact_email.label, own('contact_email')),
        room(rest.contact_phone.label, own('contact_phone')),
        room(contact_post.label, own('contact_post')),
      ],
    },
  ]
}
