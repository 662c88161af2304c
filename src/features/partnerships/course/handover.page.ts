/** Who takes on what is open: things are ticked, and somebody is named for them, or a reason given why they are dropped. */
import { runsPartnership } from '../../../access/access.ts'
import { says } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { passage, pick, picks, writeForm } from '../../../web/fields.ts'
import { definePage, type Found, redirect, refuse } from '../../../web/page.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { seatsOn } from '../seats/seats-on.queries.ts'
import { addressOf, anyPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { closeActions, type Ending, findEnding, sayFate } from './ending.queries.ts'
import { putHandovers } from './handover.matter.ts'
import { findHandovers, keepHandovers, keepReceiver, keyOf, needsReceiver } from './handover.queries.ts'
import { findSeenTo, sayThing } from './open-things.queries.ts'
import { isPut, putEnding } from './putting-end.ts'

const form = {
  things: picks({ label: 'partnerships.ending.things' }),
  receiver: pick({ label: 'partnerships.ending.receiver', hint: 'partnerships.ending.receiver-hint', optional: true }),
  dropped_because: passage({
    label: 'partnerships.ending.dropped-because',
    hint: 'partnerships.ending.dropped-because-hint',
    max: 1000,
    optional: true,
  }),
}

type Here = { readonly partnership: Partnership; readonly ending: Ending }

async function endingHere(db: Handle, params: { readonly slug: string }): Promise<Found<Here> | null> {
  const found = await anyPartnership(db, params)
  const ending = found && (await findEnding(db, found.record.id))
  return found && ending ? { ref: found.ref, record: { partnership: found.record, ending } } : null
}

export const endingHandoverPage = definePage({
  path: '/partnerships/:slug/ending/handover',
  workspace: { within: 'ending' },
  access: runsPartnership,
  audit: 'partnership.handover-named',
  // While the partners are asked, or once it has ended, whoever is named is asked at once.
  enter: 'does-nothing',
  template: 'partnerships/course/handover.njk',
  params: slugParams,
  form,
  subject: endingHere,
  async show({ db, subject: { partnership, ending }, today, t }) {
    const things = await findHandovers(db, ending, today)
    const ended = ending.decided_on !== null
    const lacking = things.filter(needsReceiver)
    const choosable = ended ? lacking : [...lacking, ...things.filter(one => !needsReceiver(one))]
    return {
      title: t('partnerships.ending.handover-page'),
      breadcrumbs: [
        ...planCrumbs(t, partnership),
        { text: t('partnerships.ending.title'), href: addressOf(partnership, 'ending') },
      ],
      intro: t('partnerships.ending.handover-intro'),
      things: things.filter(one => !needsReceiver(one)).map(one => ({ text: sayThing(one), fate: sayFate(one) })),
      seenTo: ended ? [] : await findSeenTo(db, partnership.id, today),
      lacking: lacking.length,
      proposal: !ended && !(await isPut(db, partnership.id)) ? addressOf(partnership, 'ending/proposal') : null,
      fields: choosable.length > 0 ? Object.keys(form) : [],
      items: {
        things: choosable.map(one => ({ value: keyOf(one), text: sayThing(one), hint: sayFate(one) })),
        receiver: await receiversOf(db, partnership, today),
      },
      button: t('partnerships.ending.handover-button'),
      form: writeForm(form, {}),
    }
  },
  async submit({ db, hub, subject: { partnership, ending }, form: typed, today, actor, audit }) {
    const all = await findHandovers(db, ending, today)
    const ended = ending.decided_on !== null
    const things = all.filter(one => typed.things.includes(keyOf(one)) && (!ended || needsReceiver(one)))
    if (typed.things.length === 0 || things.length < typed.things.length)
      return refuse({ things: 'partnerships.ending.problem.thing' })
    const because = typed.dropped_because
    if ((typed.receiver === null) === (because === ''))
      return refuse({ receiver: 'partnerships.ending.problem.one-way' })
    if (because !== '' && !says(because)) return refuse({ dropped_because: 'partnerships.ending.problem.because' })
    if (because !== '' && things.some(({ kind }) => kind === 'records'))
      return refuse({ dropped_because: 'partnerships.ending.problem.records' })
    const known =
      typed.receiver === null || (await receiversOf(db, partnership, today)).some(one => one.value === typed.receiver)
    if (!known) return refuse({ receiver: 'partnerships.ending.problem.receiver-known' })
    const [kind, id = ''] = typed.receiver?.split(':') ?? []
    const who = kind === 'organisation' ? { organisation_id: id } : { person_id: id }
    const receiverId = typed.receiver === null ? null : await keepReceiver(db, ending.id, who)
    await keepHandovers(db, ending.id, things, { receiverId, droppedBecause: because })
    await audit({
      action: 'partnership.handover-named',
      subject: subjectOf(partnership),
      record: { kind: 'partnership', id: partnership.id },
      before: { things: things.map(one => ({ thing: keyOf(one), receiver: one.receiver?.name ?? null })) },
      after: { things: things.map(keyOf), receiver: typed.receiver, dropped_because: because },
    })
    const by = { hub, today, actor, audit }
    if (ended) {
      await putHandovers(db, by, partnership, ending)
      const keys = things.map(keyOf)
      await closeActions(
        db,
        (await findHandovers(db, ending, today)).filter(one => keys.includes(keyOf(one))),
        today,
      )
    } else if (await isPut(db, partnership.id)) await putEnding(db, by, partnership)
    return redirect(addressOf(partnership, 'ending/handover'), 'partnerships.done.handover')
  },
})

/** Whoever may be named: partners first, then those who sit or stand in, then every other organisation of the directory. */
async function receiversOf(db: Handle, partnership: Partnership, today: Day) {
  const partners = (await findPartners(db, partnership.id)).filter(one =>
    isPartnerOn(one, partnership.ended_on ?? today),
  )
  const seated = (await seatsOn(db, partnership.id, partnership.ended_on ?? today)).flatMap(
    ({ holder, substitute }) => [...(holder ? [holder] : []), ...(substitute ? [substitute] : [])],
  )
  const organisations = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('ended_on', 'is', null)
    .orderBy('name')
    .execute()
  const own = new Set(partners.map(one => one.organisation_id))
  const person = (one: { personId: string; name: string }) => ({ value: `person:${one.personId}`, text: one.name })
  return [
    ...partners.map(one => ({ value: `organisation:${one.organisation_id}`, text: one.organisation })),
    ...new Map(seated.map(one => [one.personId, person(one)])).values(),
    ...organisations
      .filter(({ id }) => !own.has(id))
      .map(({ id, name }) => ({ value: `organisation:${id}`, text: name })),
  ]
}
