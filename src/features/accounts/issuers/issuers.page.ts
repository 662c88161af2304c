/** Organisations' own sign-ins, for the secretariat: the list, adding one, changing one. */
import { z } from 'zod'
import { secretariat } from '../../../access/access.ts'
import { dayAt, longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { writeForm } from '../../../web/fields.ts'
import { endSessionsBy } from '../../../web/forget.ts'
import type { Area } from '../../../web/hub.ts'
import { type Consequences, type Crumb, definePage, redirect, refuse, stale } from '../../../web/page.ts'
import {
  changeIssuerForm,
  newIssuerForm,
  organisationsToChoose,
  problemWhenOn,
  readIssuer,
  writeIssuer,
} from './issuer-form.ts'
import { addIssuer, changeIssuer, findIssuer, type Issuer, listIssuers, providerOf } from './issuers.queries.ts'
import { tellOfIssuer } from './tell-of-issuer.ts'

const listed = '/settings/issuers'

function crumbs(t: Translate): Crumb[] {
  return [{ text: t('operations.settings.title'), href: '/settings' }]
}

/** When somebody last came by an issuer, and what went wrong last. */
function lately(t: Translate, { timeZone }: Area, { lastCameAt, lastProblem, lastProblemAt }: Issuer): string[] {
  const on = (moment: Date) => longDay(dayAt(moment, timeZone))
  return [
    lastCameAt ? t('accounts.issuers.came', { day: on(lastCameAt) }) : t('accounts.issuers.nobody-came'),
    lastProblemAt ? t(`accounts.issuers.went-wrong.${lastProblem}`, { day: on(lastProblemAt) }) : '',
  ]
}

export const issuersPage = definePage({
  path: listed,
  access: secretariat,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'components/records.njk',
  async show({ db, area, t }) {
    const issuers = await listIssuers(db)
    return {
      title: t('accounts.issuers.title'),
      breadcrumbs: crumbs(t),
      intro: t('accounts.issuers.intro'),
      lists: [
        {
          heading: t('accounts.issuers.count', { count: issuers.length }),
          empty: t('accounts.issuers.empty'),
          items: issuers.map(issuer => ({
            title: issuer.name,
            href: `${listed}/${issuer.id}`,
            tag: t(`accounts.issuers.form.state-options.${issuer.state}`),
            colour: issuer.state === 'on' ? 'govuk-tag--green' : 'govuk-tag--grey',
            lines: [
              issuer.organisation ? t('accounts.issuers.stands-for', { name: issuer.organisation }) : '',
              issuer.address,
              ...lately(t, area, issuer),
            ],
          })),
        },
      ],
      back: { href: `${listed}/new`, text: t('accounts.issuers.add') },
    }
  },
})

function consequences(t: Translate): Consequences {
  return {
    happens: [t('accounts.issuers.happens.on'), t('accounts.issuers.happens.off')],
    told: [t('accounts.issuers.happens.told')],
  }
}

export const newIssuerPage = definePage({
  path: `${listed}/new`,
  access: secretariat,
  audit: 'sign-in.issuer-added',
  publishes: 'nothing',
  freshly: 'to-send',
  template: 'components/records.njk',
  form: newIssuerForm,
  changesPages: false,
  act: async ({ t }) => consequences(t),
  async show({ db, t }) {
    return {
      title: t('accounts.issuers.add'),
      breadcrumbs: [...crumbs(t), { text: t('accounts.issuers.title'), href: listed }],
      intro: t('accounts.issuers.before'),
      fields: Object.keys(newIssuerForm),
      choices: { stands_for: await organisationsToChoose(db) },
      button: t('accounts.issuers.save'),
      form: writeForm(newIssuerForm, { state: 'off' }),
    }
  },
  async submit({ db, hub, form, actor, area, now, today, audit }) {
    const read = await readIssuer(db, form)
    if ('problems' in read) return refuse(read.problems)
    const { kept } = read
    const wrong = await problemWhenOn(kept, form.secret, now)
    if (wrong) return refuse(wrong)
    const id = await addIssuer(db, hub.seal, kept, form.secret)
    const record = { kind: 'sign_in_issuer', id }
    await audit({ action: 'sign-in.issuer-added', subject: { kind: 'area', id: area.id }, record, after: { ...kept } })
    await tellOfIssuer(db, hub, { name: kept.name, state: kept.state, by: actor.person!, today })
    return redirect(`${listed}/${id}`, 'accounts.done.issuer')
  },
})

export const issuerPage = definePage({
  path: `${listed}/:issuer`,
  access: secretariat,
  audit: 'sign-in.issuer-changed',
  publishes: 'nothing',
  freshly: 'to-send',
  template: 'components/records.njk',
  params: z.object({ issuer: z.uuid() }),
  form: changeIssuerForm,
  changesPages: false,
  async subject(db, { issuer }) {
    const record = await findIssuer(db, issuer)
    return record && { ref: null, record }
  },
  act: async ({ t }) => consequences(t),
  async show({ db, hub, subject: issuer, area, t }) {
    return {
      title: issuer.name,
      breadcrumbs: [...crumbs(t), { text: t('accounts.issuers.title'), href: listed }],
      lists: [
        {
          heading: t('accounts.issuers.to-enter-there'),
          items: [
            { title: t('accounts.issuers.comes-back-to'), lines: [`${hub.origin}/sign-in/from/${issuer.id}`] },
            { title: t('accounts.issuers.signs-out-to'), lines: [`${hub.origin}/`] },
          ],
        },
        {
          heading: t('accounts.issuers.lately'),
          items: [
            {
              title: t(issuer.hasSecret ? 'accounts.issuers.secret-kept' : 'accounts.issuers.no-secret'),
              lines: lately(t, area, issuer),
            },
          ],
        },
      ],
      formHeading: t('accounts.issuers.kept-here'),
      fields: Object.keys(changeIssuerForm).filter(name => issuer.hasSecret || name !== 'forget_secret'),
      choices: { stands_for: await organisationsToChoose(db) },
      button: t('accounts.issuers.save'),
      form: writeIssuer(issuer),
    }
  },
  async submit({ db, hub, subject: issuer, form, actor, area, now, today, audit }) {
    const read = await readIssuer(db, form)
    if ('problems' in read) return refuse(read.problems)
    const { kept } = read
    const before = await providerOf(db, hub.seal, issuer.id)
    const secret = form.forget_secret ? '' : form.secret || null
    // A secret is for one issuer: it is not sent on to another address.
    if (secret === null && issuer.hasSecret && kept.address !== before.address)
      return refuse({ secret: 'accounts.issuers.problem.secret-anew' })
    const wrong = await problemWhenOn(kept, secret ?? before.secret, now)
    if (wrong) return refuse(wrong)
    if (!(await changeIssuer(db, hub.seal, { id: issuer.id, version: form.version }, kept, secret)))
      return stale(writeIssuer(issuer), issuer.version)
    const ended = kept.state === 'off' || kept.address !== before.address ? await endSessionsBy(db, issuer.id, now) : 0
    await audit({
      action: 'sign-in.issuer-changed',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'sign_in_issuer', id: issuer.id },
      before: recorded(issuer),
      after: {
        ...kept,
        ...(secret === null ? {} : { secret: 'changed' }),
        ...(ended > 0 ? { sessions_ended: ended } : {}),
      },
    })
    await tellOfIssuer(db, hub, { name: kept.name, state: kept.state, by: actor.person!, today })
    return redirect(`${listed}/${issuer.id}`, 'accounts.done.issuer')
  },
})

/** An issuer as the record of changes keeps it. */
function recorded(issuer: Issuer): Record<string, unknown> {
  return {
    name: issuer.name,
    address: issuer.address,
    client_id: issuer.clientId,
    mail_domains: issuer.mailDomains,
    claim_name: issuer.claimName,
    claim_value: issuer.claimValue,
    organisation_id: issuer.organisationId,
    state: issuer.state,
    makes_people: issuer.makesPeople,
    only_way: issuer.onlyWay,
  }
}
