/** Steps that every consultation of the world takes, through its pages. */
import { addDays } from '../src/kernel/day.ts'
import { dateBoxes, type Hand, type Someone } from './hand.ts'

export type Plan = {
  readonly title: string
  readonly summary: string
  readonly topic: string
  readonly places: string
  /** Days before (negative) or after the day the world is shown. */
  readonly begunOn: number
  readonly opensOn: number
  /** The hour at which it closes on its last day, as it is typed; the end of the day without one. */
  readonly closesAt?: string
  readonly closesOn: number
  readonly texts: Readonly<Record<'about' | 'scope' | 'taking-part' | 'planning', Readonly<Record<string, string>>>>
  readonly groups: readonly {
    readonly name: string
    readonly expected: number
    readonly outreach: string
    readonly seldomHeard?: boolean
  }[]
}

/** Begins and plans a consultation as its lead would; gives its address part. */
export async function planConsultation(hand: Hand, plan: Plan): Promise<string> {
  hand.on(plan.begunOn)
  const priya = await hand.as('priya.natt')
  const council = await hand.place.database.db
    .selectFrom('organisation')
    .select('id')
    .where('name', '=', 'Holt District Council')
    .executeTakeFirstOrThrow()
  const begun = await priya.fill('/consultations/new', {
    title: plan.title,
    summary: plan.summary,
    topic: plan.topic,
    places: plan.places,
    lead_organisation_id: council.id,
  })
  const slug = /^\/consultations\/([^/]+)\/plan/.exec(begun.url)?.[1] ?? ''
  const at = `/consultations/${slug}`
  for (const [page, values] of Object.entries(plan.texts)) await priya.fill(`${at}/plan/${page}`, values)
  await priya.fill(`${at}/plan/contact`, {
    contact_name: 'Priya Natt, engagement officer',
    contact_email: 'have-your-say@demo.invalid',
    contact_phone: '01632 960 220',
    contact_address: 'Holt District Council, Corn Hall, Holt',
  })
  const closes = hand.dayAt(plan.closesOn)
  await priya.fill(`${at}/plan/timetable`, {
    ...dateBoxes('opens_on', hand.dayAt(plan.opensOn)),
    ...dateBoxes('closes_on', closes),
    closes_at: plan.closesAt ?? '',
    ...dateBoxes('decision_on', addDays(closes, 60)),
    ...dateBoxes('feedback_on', addDays(closes, 75)),
    busy_note: 'Public holidays in the period were counted and a day was added for each.',
  })
  for (const { name, expected, outreach, seldomHeard } of plan.groups) {
    await priya.fill(`${at}/plan/groups`, {
      name,
      expected: String(expected),
      outreach,
      ...(seldomHeard ? { seldom_heard: 'yes' } : {}),
    })
  }
  await addTeam(priya, at)
  return slug
}

async function addTeam(priya: Someone, at: string): Promise<void> {
  for (const [email, role] of [
    ['leonard.fisk@demo.invalid', 'reviewer'],
    ['grace.oduya@demo.invalid', 'reviewer'],
    ['tom.ashby@demo.invalid', 'clerk'],
  ] as const) {
    await priya.fill(`${at}/plan/team`, { email, role, act: '' })
  }
}

export type Asked = {
  readonly type: string
  readonly text: string
  readonly required?: boolean
  readonly process?: boolean
  readonly settings?: Readonly<Record<string, string>>
  /** Asked only of those who gave one of these answers, by their values, to an earlier question, by its words. */
  readonly onlyIf?: readonly [question: string, ...answers: string[]]
}

/** Builds the question form, section by section. */
export async function askQuestions(
  hand: Hand,
  slug: string,
  sections: readonly { readonly title: string; readonly questions: readonly Asked[] }[],
  by = 'priya.natt',
): Promise<void> {
  const priya = await hand.as(by)
  const at = `/consultations/${slug}/form`
  const { db } = hand.place.database
  for (const { title, questions } of sections) {
    await priya.fill(`${at}/sections/new`, { title })
    const section = await db
      .selectFrom('form_section')
      .innerJoin('consultation', 'consultation.id', 'form_section.consultation_id')
      .select('form_section.id')
      .where('consultation.slug', '=', slug)
      .where('form_section.title', '=', title)
      .executeTakeFirstOrThrow()
    for (const { type, text, required, process, settings, onlyIf } of questions) {
      await priya.fill(`${at}/questions/new?section=${section.id}&type=${type}`, {
        section_id: section.id,
        type,
        text,
        ...(required ? { required: 'yes' } : {}),
        ...(process ? { about_process: 'yes' } : {}),
        ...settings,
      })
      if (onlyIf) await askOnly(hand, slug, text, onlyIf)
    }
  }
}

/** Says who is asked a question. */
async function askOnly(
  hand: Hand,
  slug: string,
  text: string,
  [earlier, ...answers]: readonly string[],
): Promise<void> {
  const find = async (says: string) =>
    hand.place.database.db
      .selectFrom('question')
      .innerJoin('consultation', 'consultation.id', 'question.consultation_id')
      .select('question.id')
      .where('consultation.slug', '=', slug)
      .where('question.text', '=', says)
      .executeTakeFirstOrThrow()
  const [rests, on] = [await find(text), await find(earlier ?? '')]
  const priya = await hand.as('priya.natt')
  await priya.fill(`/consultations/${slug}/form/questions/${rests.id}/condition`, {
    answers: answers.map(answer => `${on.id} ${answer}`),
    match: 'any',
  })
}

/** Announces a consultation on the forward plan. */
export async function announce(hand: Hand, slug: string): Promise<void> {
  const priya = await hand.as('priya.natt')
  await priya.fill(`/consultations/${slug}/opening`, { act: 'list' })
}

/** Publishes a consultation on the day it opens. */
export async function publish(hand: Hand, slug: string): Promise<void> {
  const priya = await hand.as('priya.natt')
  await priya.fill(`/consultations/${slug}/opening`, { act: 'publish' })
}
