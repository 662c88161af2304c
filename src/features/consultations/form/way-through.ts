/** The way through a form as its author reads it: for whom each question is, where answers lead, and what is wrong. Pure. */
import { type RoutingFault, routingFaults } from '../../../questions/check-routing.ts'
import { type FormQuestion, type FormSection, numbered, type QuestionForm } from '../../../questions/form.ts'
import { conditionsOf, isRouted, jumpsOf, usesOf } from '../../../questions/route.ts'
import { sayForWhom, sayJump } from '../../../questions/say-routing.ts'
import type { Translate } from '../../../web/catalogue.ts'

/** A row of the map: a question, for whom it is, and where its answers lead. */
export type MapRow = {
  readonly id: string
  readonly section: string
  readonly text: string
  readonly forWhom: string
  readonly leads: readonly string[]
}

/** A fault in words, with where it stands. */
export type SaidFault = { readonly at: string; readonly place: string; readonly text: string }

/** The map of a form that leads by answers; empty where everybody is asked everything. */
export function mapOf(form: QuestionForm, t: Translate): MapRow[] {
  if (!isRouted(form)) return []
  const jumps = jumpsOf(form)
  return form.sections.flatMap(section =>
    section.questions.map(question => ({
      id: question.id,
      section: section.title,
      text: numbered(question),
      forWhom: conditionsOf(section, question).length > 0 ? sayForWhom(form, question, t) : t('consultations.map.all'),
      leads: jumps.filter(({ from }) => from.id === question.id).map(jump => sayJump(jump, t)),
    })),
  )
}

/** Every fault of the routing in words. */
export function sayFaults(form: QuestionForm, t: Translate): SaidFault[] {
  return routingFaults(form).map(fault => ({
    at: `${fault.at.kind}-${fault.at.id}`,
    place: placeOf(form, fault),
    text: t(`consultations.fault.${fault.kind}`, { question: fault.question ? numbered(fault.question) : '' }),
  }))
}

function placeOf(form: QuestionForm, { at }: RoutingFault): string {
  const places = form.sections.flatMap(section => [section, ...section.questions])
  const place = places.find(({ id }) => id === at.id)
  return place ? nameOfPlace(place) : ''
}

/** Where the answers to a question are used, in words; empty where nothing rests on them. */
export function sayUses(form: QuestionForm, id: string): string {
  return usesOf(form, id).map(nameOfPlace).join('; ')
}

function nameOfPlace(place: FormSection | FormQuestion): string {
  return 'title' in place ? place.title : numbered(place)
}
