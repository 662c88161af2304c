/** An organisation goes into another, parts or ends: whoever speaks for it says so, and every other body named is asked. */
import type { Handle } from '../../db/open.ts'
import { addDays, longDay } from '../../kernel/day.ts'
import { says } from '../../kernel/says.ts'
import { slugParams } from '../../web/by-slug.ts'
import { dayField, passage, pick, writeForm } from '../../web/fields.ts'
import { definePage, redirect, refuse } from '../../web/page.ts'
import { crumbsBelow, mayChangeOrganisation, organisationOfAddress } from '../organisations/index.ts'
import { putBecoming, sayChange } from './becoming.matter.ts'
import {
  announce,
  type BodyChange,
  findChange,
  findChangesOf,
  holdBodies,
  nameable,
  stateOf,
} from './changes.queries.ts'

const form = {
  into: pick({ label: 'mergers.into', hint: 'mergers.into-hint', optional: true }),
  also_into: pick({ label: 'mergers.also-into', hint: 'mergers.also-into-hint', optional: true }),
  heir: pick({ label: 'mergers.heir', hint: 'mergers.heir-hint', optional: true }),
  also_ends: pick({ label: 'mergers.also-ends', hint: 'mergers.also-ends-hint', optional: true }),
  also_ends_too: pick({ label: 'mergers.also-ends-too', optional: true }),
  last_day: dayField({
    any: 'a merger may be told beforehand or afterwards',
    label: 'mergers.last-day',
    hint: 'mergers.last-day-hint',
  }),
  because: passage({ label: 'mergers.because', hint: 'mergers.because-hint', max: 2000 }),
}

/** Days back to which a last day may lie: what was decided on paper first. */
const BACK = 366

/** Announced, and neither carried out nor called off. */
const isOpen = ({ doneOn, undoneOn }: BodyChange): boolean => doneOn === null && undoneOn === null

const BODIES = ['into', 'also_into', 'also_ends', 'also_ends_too', 'heir'] as const

/** What each box offers: a body that another change names is not said to end, since what goes to it would go to nobody. */
async function offered(db: Handle, not: string) {
  const all = await nameable(db, not)
  const free = all.filter(one => one.free)
  return { into: all, also_into: all, also_ends: free, also_ends_too: free, heir: all }
}

export const announcingPage = definePage({
  path: '/organisations/:slug/changes/new',
  access: mayChangeOrganisation,
  audit: 'organisation.change-announced',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: organisationOfAddress,
  async act({ t }) {
    return { happens: ['asked', 'nothing', 'day', 'back'].map(what => t(`mergers.happens.${what}`)), told: [] }
  },
  async show({ db, subject, today, t }) {
    const changes = await findChangesOf(db, subject.id)
    return {
      title: t('mergers.title', { name: subject.name }),
      breadcrumbs: crumbsBelow(t, subject),
      intro: t('mergers.intro'),
      lists:
        changes.length === 0
          ? []
          : [
              {
                heading: t('mergers.earlier'),
                items: changes.map(change => ({
                  title: sayChange(change),
                  href: `/organisations/${subject.slug}/changes/${change.id}`,
                  tag: t(`mergers.state.${stateOf(change)}`),
                  colour: 'govuk-tag--grey',
                  lines: [],
                })),
              },
            ],
      ...(subject.endedOn !== null || changes.some(isOpen)
        ? {}
        : {
            fields: Object.keys(form),
            choices: await offered(db, subject.id),
            formHeading: t('mergers.announce'),
            button: t('mergers.button'),
          }),
      form: writeForm(form, { last_day: today }),
    }
  },
  async submit({ db, hub, subject, form: typed, actor, today, t, audit }) {
    const problems: Record<string, string> = {}
    const ended = await holdBodies(db, [subject.id, ...BODIES.flatMap(name => typed[name] ?? [])])
    const items = await offered(db, subject.id)
    for (const name of BODIES)
      if (typed[name] !== null && !items[name].some(({ value }) => value === typed[name]))
        problems[name] = 'mergers.problem.list'
    const following = [typed.into, typed.also_into].filter(id => id !== null)
    const also = [typed.also_ends, typed.also_ends_too].filter(id => id !== null)
    if (ended.has(subject.id)) problems['into'] = 'mergers.problem.ended'
    else if ((await findChangesOf(db, subject.id)).some(isOpen)) problems['into'] = 'mergers.problem.open'
    if (typed.also_into !== null && typed.into === null) problems['into'] = 'mergers.problem.first'
    if (new Set([...following, ...also]).size < following.length + also.length)
      problems['also_ends'] = 'mergers.problem.twice'
    if (also.length > 0 && following.length === 0) problems['into'] = 'mergers.problem.together'
    if (also.length > 0 && following.length > 1) problems['also_into'] = 'mergers.problem.one'
    if (following.length > 1 && (typed.heir === null || !following.includes(typed.heir)))
      problems['heir'] = 'mergers.problem.heir'
    if (following.length < 2 && typed.heir !== null && typed.heir !== typed.into)
      problems['heir'] = 'mergers.problem.heir-none'
    if (!says(typed.because, t('mergers.because'))) problems['because'] = 'mergers.problem.because'
    if (Object.keys(problems).length > 0) return refuse(problems)
    const earliest = addDays(today, -BACK)
    if (typed.last_day < earliest)
      return refuse({ last_day: { key: 'mergers.problem.early', values: { day: longDay(earliest) } } })
    const id = await announce(db, {
      lastDay: typed.last_day,
      because: typed.because,
      announcedOn: today,
      announcedBy: actor.person!.id,
      heirId: following.length > 1 ? typed.heir : typed.into,
      ending: [subject.id, ...also],
      following,
    })
    await audit({
      action: 'organisation.change-announced',
      subject: { kind: 'organisation', id: subject.id },
      record: { kind: 'body_change', id },
      after: {
        lastDay: typed.last_day,
        ending: [subject.id, ...also],
        following,
        heir: typed.heir,
        because: typed.because,
      },
    })
    await putBecoming(db, { hub, today, actor, audit }, (await findChange(db, id))!, subject.id)
    return redirect(`/organisations/${subject.slug}/changes/${id}`, 'mergers.done.announced')
  },
})
