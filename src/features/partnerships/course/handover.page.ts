/** Who takes on what is open: things are ticked, and somebody is named for them, or a reason given why they are dropped. */
import { runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { passage, pick, picks, writeForm } from '../../../web/fields.ts'
import { definePage, type Found, redirect, refuse } from '../../../web/page.ts'
import { holdPartnership, type Partnership } from '../partnership.queries.ts'
import { addressOf, anyPartnership, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { type Ending, findEnding, sayFate } from './ending.queries.ts'
import { findHandovers, keyOf, needsReceiver } from './handover.queries.ts'
import { choosableOf, followNaming, keepNaming, namingProblem } from './naming.ts'
import { findSeenTo, sayThing } from './open-things.queries.ts'
import { isPut } from './putting-end.ts'
import { findNameable } from './receivers.queries.ts'

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
  publishes: 'nothing',
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
    const choosable = choosableOf(things, ended)
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
        receiver: await findNameable(db, partnership, today),
      },
      button: t('partnerships.ending.handover-button'),
      form: writeForm(form, {}),
    }
  },
  async submit({ db, hub, subject: { partnership }, form: typed, today, actor, audit }) {
    await holdPartnership(db, partnership.id)
    const ending = (await findEnding(db, partnership.id))!
    const choosable = choosableOf(await findHandovers(db, ending, today), ending.decided_on !== null)
    const nameable = await findNameable(db, partnership, today)
    const problem = namingProblem(choosable, nameable, typed)
    if (problem) return refuse(problem)
    const chosen = choosable.filter(one => typed.things.includes(keyOf(one)))
    const who = nameable.find(({ value }) => value === typed.receiver)?.who ?? null
    const by = { hub, today, actor, audit }
    await keepNaming(db, by, ending, chosen, { who, because: typed.dropped_because })
    await audit({
      action: 'partnership.handover-named',
      subject: subjectOf(partnership),
      record: { kind: 'partnership', id: partnership.id },
      before: { things: chosen.map(one => ({ thing: keyOf(one), receiver: one.receiver?.name ?? null })) },
      after: { things: chosen.map(keyOf), receiver: typed.receiver, dropped_because: typed.dropped_because },
    })
    await followNaming(db, by, partnership, ending, typed.things)
    return redirect(addressOf(partnership, 'ending/handover'), 'partnerships.done.handover')
  },
})
