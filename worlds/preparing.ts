/** Preparing a consultation with others, and what follows it: whom the team asks, invites and hears, what is decided. */
import { dateBoxes, type Hand, organisationOf } from './hand.ts'

/** Before it opens: an infrastructure organisation is asked, the list of those invited is made, the plan signed off. */
export async function prepareWithOthers(hand: Hand, slug: string, opensOn: number): Promise<void> {
  const at = `/consultations/${slug}/plan`
  const cvs = await organisationOf(hand, 'Wendmere Council for Voluntary Service')
  hand.on(opensOn - 45)
  const priya = await hand.as('priya.natt')
  await priya.fill(`${at}/asking`, {
    organisation_id: cvs,
    about: 'whom-to-reach',
    ...dateBoxes('asked_on', hand.dayAt(opensOn - 55)),
    reply: 'Ask the carers who meet on Tuesdays, and the two groups of newcomers. None of them is on a mailing list.',
    ...dateBoxes('replied_on', hand.dayAt(opensOn - 48)),
    answer: 'Both are target groups now, with a visit each.',
    ...dateBoxes('answered_on', hand.dayAt(opensOn - 46)),
  })
  for (const name of ['Holt Older People’s Forum', 'Faiths Together'])
    await priya.fill(`${at}/invited`, { organisation_id: await organisationOf(hand, name) })
  await priya.fill(`${at}/invited`, { name: 'Newcomers’ table', tied: '' })
  hand.on(opensOn - 20)
  await (await hand.as('priya.natt')).fill(`${at}/sign-off`, dateBoxes('signed_off_on', hand.dayAt(opensOn - 20)))
}

/** While it is open: invitations go out, somebody is missed, notices are logged. */
export async function inviteAndPublicise(hand: Hand, slug: string, opensOn: number): Promise<void> {
  hand.on(opensOn)
  const priya = await hand.as('priya.natt')
  const { db } = hand.place.database
  const invited = await db
    .selectFrom('invitee')
    .innerJoin('consultation as c', 'c.id', 'invitee.consultation_id')
    .select('invitee.id')
    .where('c.slug', '=', slug)
    .execute()
  for (const { id } of invited)
    await priya.fill(`/consultations/${slug}/plan/invited/${id}`, dateBoxes('sent_on', hand.dayAt(opensOn)))
  await priya.fill(`/consultations/${slug}/publicity`, {
    what: 'Asked the Council for Voluntary Service to pass it on',
    channel: 'infrastructure',
    ...dateBoxes('happened_on', hand.dayAt(opensOn)),
    reach: '140 groups',
    organisation_id: await organisationOf(hand, 'Wendmere Council for Voluntary Service'),
  })
  await priya.fill(`/consultations/${slug}/publicity`, {
    what: 'Notes on the doors of launderettes and the night shelter',
    channel: 'other',
    ...dateBoxes('happened_on', hand.dayAt(opensOn)),
    beyond_networks: 'yes',
  })
  hand.on(opensOn + 6)
  await (await hand.as(null)).fill(`/consultations/${slug}/invited`, {
    who: 'The allotment association',
    why: 'They meet in the hall every week and nobody has told them.',
  })
  const { id } = await db
    .selectFrom('invitee_suggestion')
    .innerJoin('consultation as c', 'c.id', 'invitee_suggestion.consultation_id')
    .select('invitee_suggestion.id')
    .where('c.slug', '=', slug)
    .executeTakeFirstOrThrow()
  hand.on(opensOn + 8)
  await (await hand.as('priya.natt')).fill(`/consultations/${slug}/plan/invited/suggestions/${id}`, {
    answer: 'Thank you. We wrote to them today, and come to their next meeting.',
  })
  await (await hand.as('marta.kowal')).fill(`/consultations/${slug}/part`, {
    organisation_id: await organisationOf(hand, 'Wendmere Council for Voluntary Service'),
    says: 'answered',
    for_others: 'yes',
    passed_on: 'yes',
  })
}

/** After it: the decision is public, and one lesson has an owner and has changed a guide. */
export async function decideAndLearn(hand: Hand, slug: string, on: number): Promise<void> {
  hand.on(on)
  const priya = await hand.as('priya.natt')
  await priya.fill(`/consultations/${slug}/decisions/new`, {
    what: 'The code on consulting goes to the joint meeting with both changes.',
    reasons: 'Both changes answer what most groups asked for, and neither side has spoken against them.',
    ...dateBoxes('decided_on', hand.dayAt(on)),
    decided_by: 'Compact review group',
  })
  const { id } = await hand.place.database.db
    .selectFrom('lesson')
    .innerJoin('consultation as c', 'c.id', 'lesson.subject_id')
    .select('lesson.id')
    .where('c.slug', '=', slug)
    .where('lesson.subject_kind', '=', 'consultation')
    .orderBy('lesson.id')
    .executeTakeFirstOrThrow()
  await priya.fill(`/consultations/${slug}/lessons/${id}`, {
    owner: 'Engagement officer',
    procedure: 'The council’s guide to consulting',
    ...dateBoxes('changed_on', hand.dayAt(on)),
  })
}

/** A later plan takes a lesson up. */
export async function takeUpLesson(hand: Hand, slug: string): Promise<void> {
  const lesson = await hand.place.database.db
    .selectFrom('lesson')
    .select('id')
    .where('subject_kind', '=', 'consultation')
    .where('owner', '<>', '')
    .executeTakeFirst()
  if (!lesson) return
  await (await hand.as('priya.natt')).fill(`/consultations/${slug}/plan/lessons`, {
    lesson_id: lesson.id,
    how: 'Four visits to villages stand in the plan for the first three weeks.',
  })
}

/** What organisations say of themselves, and what the Compact states. */
export async function sayWhatTheyDo(hand: Hand): Promise<void> {
  hand.on(-300)
  const sam = await hand.as('sam.okafor')
  await sam.fill('/compact/statement', {
    aim: 'That public bodies and groups settle together what concerns both.',
    principles: 'Ask early. Say what is open. Tell what came of it.',
    public_actions: 'Public bodies give twelve weeks, and answer every point.',
    sector_actions: 'Groups say for whom they speak, and pass results on.',
    rural_note: 'Meetings move between Wendmere, Holt and the villages; travel is paid.',
  })
  const cvs = '/organisations/wendmere-council-for-voluntary-service'
  const marta = await hand.as('marta.kowal')
  await marta.fill(`${cvs}/interests`, { wants: 'early', topic: 'The Compact' })
  await marta.fill(`${cvs}/interests`, { wants: 'not-at-all', topic: 'Taxis' })
  await marta.fill(`${cvs}/practice`, {
    communication: 'A letter every month to 140 groups; a page for representatives.',
    objectives: 'That no small group hears of a decision too late.',
    objectives_evidence: 'A survey of 60 groups two years ago.',
    ...dateBoxes('silence_understood_on', hand.dayAt(-300)),
  })
  const council = '/organisations/holt-district-council'
  const priya = await hand.as('priya.natt')
  await priya.fill(`${council}/policies/new`, {
    title: 'Rules for small grants',
    affects_sector: 'yes',
    involvement: 'Two talks with the grants panel, at which five groups sat.',
    effect: 'Groups under £5,000 a year need no audit any more.',
    ...dateBoxes('effect_noted_on', hand.dayAt(-300)),
  })
  await (await hand.as(null)).fill('/codes/beds-luton-consultation-2009/comments', {
    comment: 'Twelve weeks is long for a bus stop. Could very small matters take less?',
  })
  const { id } = await hand.place.database.db.selectFrom('code_comment').select('id').executeTakeFirstOrThrow()
  await sam.fill(`/compact/comments/${id}`, {
    answer: 'They can, with a reason that everybody can read. We will put it to the yearly review.',
  })
}
