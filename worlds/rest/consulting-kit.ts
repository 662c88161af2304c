/** Steps that the consultations of the rest take, through their pages: planned by whoever leads them, opened, closed. */
import { addDays } from '../../src/kernel/day.ts'
import { type Asked, askQuestions } from '../consulting.ts'
import { dateBoxes, type Hand, organisationOf } from '../hand.ts'
import { type Chronicle, chronicleOf } from './chronicle.ts'

export type Plan = {
  readonly title: string
  readonly summary: string
  readonly topic: string
  readonly places: string
  /** Who leads it, known to the hand, and for which organisation. */
  readonly by: string
  readonly lead: string
  readonly begunOn: number
  readonly opensOn: number
  readonly closesOn: number
  /** Why it is shorter than the codes ask. */
  readonly short?: { readonly ground: string; readonly reason: string }
  readonly about: Readonly<Record<'aims' | 'issue' | 'affected' | 'evidence', string>>
  readonly scope: Readonly<Record<'can_change' | 'cannot_change' | 'preferred_option', string>>
  readonly next: string
  readonly languages?: string
  readonly group: { readonly name: string; readonly expected: number; readonly outreach: string }
  readonly questions: readonly Asked[]
  /** What stands beside holidays and other busy times. */
  readonly busy?: string
}

/** A consultation of the rest. */
export type Consulted = { readonly slug: string; readonly at: string; readonly by: string; readonly year: Chronicle }

/** Begins and plans a consultation as its lead would. */
export async function planIt(hand: Hand, plan: Plan): Promise<Consulted> {
  hand.on(plan.begunOn)
  const lead = await hand.as(plan.by)
  const { title, summary, topic, places } = plan
  const begun = await lead.fill('/consultations/new', {
    title,
    summary,
    topic,
    places,
    lead_organisation_id: await organisationOf(hand, plan.lead),
  })
  const slug = /^\/consultations\/([^/]+)\/plan/.exec(begun.url)?.[1] ?? ''
  const at = `/consultations/${slug}`
  await lead.fill(`${at}/plan/about`, plan.about)
  await lead.fill(`${at}/plan/scope`, { ...plan.scope, decisions_made: 'None.' })
  await lead.fill(`${at}/plan/taking-part`, {
    consultees: `${plan.about.affected} Tell us whom we have missed.`,
    formats_offered: 'Large print\nEasy read',
    languages_offered: plan.languages ?? 'Polish',
    confidentiality:
      'What you say is published only if you allow it, and never with your name unless you ask for that. The law may still ask a public body to release information.',
    next_steps: plan.next,
  })
  await lead.fill(`${at}/plan/planning`, {
    proportion: 'A day a week for the time it is open.',
    resources: 'One officer for a day a week; £600 for printing',
    barriers: 'Few answer who have no time: we ask where people wait anyway.',
    equality_impact_note: 'Finds that those without a car and those who work at night would feel it most.',
    ...dateBoxes('equality_impact_on', hand.dayAt(plan.begunOn)),
  })
  await lead.fill(`${at}/plan/contact`, {
    contact_name: 'The consultation team',
    contact_email: 'ask@vale.demo.invalid',
    contact_phone: '01632 960 300',
    contact_address: `${plan.lead}, Wendmere`,
  })
  await setDates(hand, { at, by: plan.by }, plan)
  await lead.fill(`${at}/plan/groups`, {
    name: plan.group.name,
    expected: String(plan.group.expected),
    outreach: plan.group.outreach,
    seldom_heard: 'yes',
  })
  await askQuestions(hand, slug, [{ title: 'What do you think?', questions: plan.questions }], plan.by)
  return goOn(hand, { slug, by: plan.by, from: plan.begunOn })
}

/** A consultation whose story goes on from a day. */
export async function goOn(
  hand: Hand,
  { slug, by, from }: { readonly slug: string; readonly by: string; readonly from: number },
): Promise<Consulted> {
  return { slug, at: `/consultations/${slug}`, by, year: await chronicleOf(hand, 'consultation', slug, from) }
}

/** Sets the days of a consultation. */
export async function setDates(
  hand: Hand,
  { at, by }: Pick<Consulted, 'at' | 'by'>,
  { opensOn, closesOn, short, busy }: Pick<Plan, 'opensOn' | 'closesOn' | 'short' | 'busy'>,
): Promise<void> {
  const closes = hand.dayAt(closesOn)
  await (await hand.as(by)).fill(`${at}/plan/timetable`, {
    ...dateBoxes('opens_on', hand.dayAt(opensOn)),
    ...dateBoxes('closes_on', closes),
    ...dateBoxes('decision_on', addDays(closes, 60)),
    ...dateBoxes('feedback_on', addDays(closes, 75)),
    busy_note: busy ?? 'A day was added for each public holiday in the period.',
    ...(short ? { short_ground: short.ground, short_reason: short.reason } : {}),
  })
}

/** Puts it on the forward plan. */
export async function listIt(hand: Hand, of: Consulted, on: number): Promise<void> {
  await of.year.to(on)
  await (await hand.as(of.by)).fill(`${of.at}/opening`, { act: 'list' })
}

/** Publishes it on its first day. */
export async function openIt(hand: Hand, of: Consulted, on: number): Promise<void> {
  await of.year.to(on)
  await (await hand.as(of.by)).fill(`${of.at}/opening`, { act: 'publish' })
}

/** The day after its last: it is closed. */
export async function closeIt(hand: Hand, of: Consulted, last: number): Promise<void> {
  await of.year.to(last + 1)
  await hand.runJobs('open-and-close-consultations')
}
