/** One change of bodies: what it is, what each body says, what follows or followed; and taking it back. */
import { anyone } from '../../access/access.ts'
import { addDays, longDay } from '../../kernel/day.ts'
import { passage } from '../../web/fields.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { crumbsBelow, mayChangeOrganisation } from '../organisations/index.ts'
import { consequencesOf, sayChange } from './becoming.matter.ts'
import { tellBodies } from './carry-out.ts'
import { type ChangedBody, stateOf } from './changes.queries.ts'
import { endChange } from './end-change.ts'
import { changeOfAddress, changeParams, visibleChange } from './subject.ts'

const saidBy = ({ agreed }: ChangedBody): string => (agreed === null ? 'waits' : agreed ? 'yes' : 'no')

export const changePage = definePage({
  path: '/organisations/:slug/changes/:change',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: changeParams,
  sameForAll: true,
  subject: visibleChange,
  async show({ db, subject: { organisation, change }, actor, today, t }) {
    const state = stateOf(change)
    const may = mayChangeOrganisation.allows(actor, { kind: 'organisation', id: organisation.id })
    const open = state === 'waits' || state === 'agreed' || state === 'refused'
    const still = state === 'done' && change.keptUntil !== null && change.keptUntil >= today
    return {
      title: sayChange(change),
      breadcrumbs: crumbsBelow(t, organisation),
      intro: [
        t(`mergers.stands.${state}`, {
          day: longDay(change.doneOn ?? addDays(change.lastDay, 1)),
          undone: change.undoneOn === null ? '' : longDay(change.undoneOn),
        }),
        change.undoneWhy,
      ]
        .filter(Boolean)
        .join(' '),
      lists: [
        {
          heading: t('mergers.bodies'),
          items: change.bodies.map(body => ({
            title: body.name,
            href: `/organisations/${body.slug}`,
            tag: t(`mergers.said.${saidBy(body)}`),
            colour: body.agreed === null ? 'govuk-tag--yellow' : body.agreed ? 'govuk-tag--green' : 'govuk-tag--red',
            lines: [t(body.ends ? 'mergers.ends' : 'mergers.follows-it', { day: longDay(change.lastDay) })],
          })),
        },
        {
          heading: t('mergers.why'),
          items: [{ title: t('mergers.announced', { day: longDay(change.announcedOn) }), lines: [change.because] }],
        },
        ...(open
          ? [
              {
                heading: t('mergers.consequences'),
                items: [{ title: t('mergers.not-yet'), lines: await consequencesOf(db, change, today) }],
              },
            ]
          : []),
      ],
      ...(may && (open || still)
        ? {
            back: {
              href: `/organisations/${organisation.slug}/changes/${change.id}/taking-back`,
              text: t(open ? 'mergers.call-off' : 'mergers.take-back'),
            },
          }
        : {}),
    }
  },
})

const form = { why: passage({ label: 'mergers.taking-why', hint: 'mergers.taking-why-hint', max: 1000 }) }

export const takingBackPage = definePage({
  path: '/organisations/:slug/changes/:change/taking-back',
  access: mayChangeOrganisation,
  audit: 'organisation.change-taken-back',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: changeParams,
  form,
  subject: changeOfAddress,
  async act({ subject: { change }, t }) {
    const done = change.doneOn !== null
    return { happens: [t(done ? 'mergers.takes-back' : 'mergers.calls-off'), t('mergers.tells')], told: [] }
  },
  async show({ subject: { organisation, change }, t }) {
    return {
      title: t(change.doneOn === null ? 'mergers.call-off' : 'mergers.take-back'),
      breadcrumbs: [
        ...crumbsBelow(t, organisation),
        { text: sayChange(change), href: `/organisations/${organisation.slug}/changes/${change.id}` },
      ],
      intro: sayChange(change),
      fields: ['why'],
      button: t(change.doneOn === null ? 'mergers.call-off' : 'mergers.take-back'),
    }
  },
  async submit({ db, hub, subject: { organisation, change }, form: { why }, today, now, audit }) {
    const ended = await endChange(db, change, why, today, now)
    if (!ended.ok) return refuse({ why: ended.problem })
    await audit({
      action: 'organisation.change-taken-back',
      subject: { kind: 'organisation', id: organisation.id },
      record: { kind: 'body_change', id: change.id },
      after: { why, was: stateOf(change) },
    })
    const what = change.doneOn === null ? 'called-off' : 'taken-back'
    await tellBodies(db, hub, change, today, what, why)
    return redirect(`/organisations/${organisation.slug}`, `mergers.done.${what}`)
  },
})
