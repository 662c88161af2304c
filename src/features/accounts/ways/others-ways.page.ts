/** The ways in which one person signs in, for the secretariat: removes the passkeys of somebody who lost a device. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { tellOfWay } from '../tell-of-way.ts'
import { daysOf } from './ways.page.ts'
import { findOwner, listWays, removeWay } from './ways.queries.ts'

export const othersWaysPage = definePage({
  path: '/people/:id/ways',
  access: secretariat,
  audit: 'account.way-removed',
  publishes: 'nothing',
  freshly: 'to-send',
  template: 'accounts/ways/others-ways.njk',
  params: z.object({ id: z.uuid() }),
  form: {},
  changesPages: false,
  async subject(db, { id }) {
    const record = await findOwner(db, id)
    return record && { ref: null, record }
  },
  act: async ({ db, subject, t }) => {
    const keys = (await listWays(db, subject.id)).filter(({ kind }) => kind === 'passkey')
    if (keys.length === 0) return { happens: [t('accounts.ways.of.nothing')] }
    return {
      happens: [t('accounts.ways.of.happens', { name: subject.name, count: keys.length })],
      told: subject.email === null ? [] : [t('accounts.ways.of.told', { name: subject.name })],
    }
  },
  async show({ db, subject, area, t }) {
    const ways = await listWays(db, subject.id)
    return {
      title: t('accounts.ways.of.title', { name: subject.name }),
      breadcrumbs: [
        { text: t('operations.people.title'), href: '/people' },
        { text: subject.name, href: `/people/${subject.id}` },
      ],
      ways: ways.map(way => ({ ...way, lines: daysOf(t, area.timeZone, way) })),
      removes: ways.some(({ kind }) => kind === 'passkey'),
      email: subject.email,
    }
  },
  async submit({ db, hub, subject, area, now, audit }) {
    const keys = (await listWays(db, subject.id)).filter(({ kind }) => kind === 'passkey')
    if (keys.length === 0) return refuse({ ways: 'accounts.ways.of.gone' })
    if (subject.email === null) return refuse({ ways: 'accounts.ways.of.last' })
    for (const key of keys) {
      await removeWay(db, subject.id, key, { now, but: null })
      await tellOfWay(db, hub, subject.id, 'passkey-removed', key.name)
    }
    await audit({
      action: 'account.way-removed',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'person', id: subject.id },
      after: { way: 'passkey', removed: keys.length },
    })
    return redirect(`/people/${subject.id}/ways`, 'accounts.done.ways-removed')
  },
})
