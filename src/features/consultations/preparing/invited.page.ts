/** The list of those invited, as its lead keeps it. */

import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { dayField, line, pick, reply, tick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import { lastDayToAnswer } from '../bounds.ts'
import { findOrganisationChoices, isOrganisation } from '../plan/organisation-choices.queries.ts'
import {
  anyConsultation,
  difference,
  inConsultation,
  planAddress,
  planCrumbs,
  slugParams,
  subjectOf,
} from '../subject.ts'
import { changeInvitee, findInvited, findSuggestions, hasRefused, type Invitee, invite } from './invited.queries.ts'

const details = {
  tied: tick({ label: 'consultations.invited.tied' }),
  sent_on: dayField({ past: true, notAfter: lastDayToAnswer, label: 'consultations.invited.sent-on', optional: true }),
  sent_format: line({
    label: 'consultations.invited.format',
    hint: 'consultations.invited.format-hint',
    optional: true,
  }),
}
const form = {
  organisation_id: pick({ label: 'consultations.invited.organisation', optional: true }),
  name: line({ label: 'consultations.invited.name', hint: 'consultations.invited.name-hint', optional: true }),
  ...details,
}

export const invitedPage = definePage({
  path: '/consultations/:slug/plan/invited',
  mends: ['invited', 'organisations-part'],
  showsRecord: ['invitee', 'suggestion'],
  workspace: { stage: 'prepare', label: 'consultations.task.invited' },
  access: leadsConsultation,
  audit: 'consultation.invited',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams,
  form,
  subject: anyConsultation,
  async show({ db, subject, t }) {
    const [invited, suggestions] = await Promise.all([findInvited(db, subject.id), findSuggestions(db, subject.id)])
    const base = planAddress(subject, 'invited')
    return {
      title: t('consultations.invited.title'),
      breadcrumbs: planCrumbs(t, subject),
      intro: t('consultations.invited.intro'),
      lists: [
        {
          heading: t('consultations.invited.count', { count: invited.length }),
          empty: t('consultations.invited.empty'),
          items: invited.map(each => ({ ...shown(each, t), href: `${base}/${each.id}` })),
        },
        {
          heading: t('consultations.suggested.count', { count: suggestions.length }),
          empty: t('consultations.suggested.empty'),
          items: suggestions.map(each => ({
            title: each.who,
            href: `${base}/suggestions/${each.id}`,
            tag: t(each.answered_on ? 'consultations.suggested.answered' : 'consultations.suggested.waiting'),
            colour: each.answered_on ? 'govuk-tag--green' : 'govuk-tag--yellow',
            lines: [each.why, each.answer],
          })),
        },
      ],
      fields: Object.keys(form),
      choices: { organisation_id: await findOrganisationChoices(db) },
      formHeading: t('consultations.invited.add'),
      button: t('consultations.invited.button'),
      back: { href: planAddress(subject), text: t('consultations.plan.back') },
    }
  },
  async submit({ db, subject, form: typed, audit }) {
    const { organisation_id: organisation } = typed
    if (organisation === null && typed.name === '')
      return refuse({ organisation_id: 'consultations.invited.problem.nobody' })
    if (organisation !== null) {
      if (!(await isOrganisation(db, organisation)))
        return refuse({ organisation_id: 'consultations.publicity.problem.organisation' })
      if (await hasRefused(db, subject.id, organisation))
        return refuse({ organisation_id: 'consultations.invited.problem.refused' })
    }
    const name = organisation === null ? typed.name : ''
    const id = await invite(db, subject.id, { ...typed, name })
    if (id === null) return refuse({ organisation_id: 'consultations.invited.problem.twice' })
    await audit({
      action: 'consultation.invited',
      subject: subjectOf(subject),
      record: { kind: 'invitee', id },
      after: typed,
    })
    return redirect(planAddress(subject, 'invited'), 'consultations.done.invited')
  },
})

/** An entry as the lead sees it: whether the invitation went, in which format, and what came of it. */
function shown(each: Invitee, t: Translate) {
  const sent = each.sent_on ? t('consultations.invited.sent', { day: longDay(each.sent_on) }) : ''
  return {
    title: each.name,
    tag: t(each.sent_on ? 'consultations.invited.is-sent' : 'consultations.invited.not-sent'),
    colour: each.sent_on ? 'govuk-tag--green' : 'govuk-tag--yellow',
    lines: [
      [sent, each.sent_format, each.tied ? t('consultations.invited.is-tied') : ''].filter(Boolean).join('. '),
      each.needs ? t('consultations.invited.needs', { needs: each.needs }) : '',
      each.said ? t(`consultations.part.says-options.${each.said}`) : '',
    ],
  }
}

const changeForm = { ...details, version: versionField() }

const inviteeHere = under(inConsultation, 'invitee', (db, { consultation }) => findInvited(db, consultation.id))

export const inviteePage = definePage({
  path: '/consultations/:slug/plan/invited/:invitee',
  mendsRecord: { invitee: ['invited'] },
  access: leadsConsultation,
  audit: 'consultation.invitation-changed',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams.extend({ invitee: z.uuid() }),
  form: changeForm,
  changesPages: false,
  subject: inviteeHere,
  async show({ subject: { consultation, invitee }, t }) {
    const list = { text: t('consultations.invited.title'), href: planAddress(consultation, 'invited') }
    return {
      title: invitee.name,
      breadcrumbs: [...planCrumbs(t, consultation), list],
      intro: invitee.needs ? t('consultations.invited.needs', { needs: invitee.needs }) : '',
      fields: Object.keys(changeForm),
      button: t('consultations.invited.save'),
      form: writeForm(changeForm, invitee),
    }
  },
  async submit({ db, subject: { consultation, invitee }, form: { version, ...to }, audit }) {
    if (!(await changeInvitee(db, invitee.id, version, to)))
      return stale(writeForm(changeForm, invitee), invitee.version)
    await audit({
      action: 'consultation.invitation-changed',
      subject: subjectOf(consultation),
      record: { kind: 'invitee', id: invitee.id },
      ...difference({ ...invitee }, to),
    })
    return redirect(planAddress(consultation, 'invited'), 'consultations.done.invited')
  },
})

const answerForm = {
  answer: reply({ label: 'consultations.suggested.answer', hint: 'consultations.suggested.answer-hint', max: 1000 }),
  version: versionField(),
}

const suggestionHere = under(inConsultation, 'suggestion', (db, { consultation }) =>
  findSuggestions(db, consultation.id),
)

export const suggestionPage = definePage({
  path: '/consultations/:slug/plan/invited/suggestions/:suggestion',
  mendsRecord: { suggestion: ['invited'] },
  access: leadsConsultation,
  audit: 'consultation.suggestion-answered',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: slugParams.extend({ suggestion: z.uuid() }),
  form: answerForm,
  subject: suggestionHere,
  async show({ subject: { consultation, suggestion }, t }) {
    const list = { text: t('consultations.invited.title'), href: planAddress(consultation, 'invited') }
    return {
      title: t('consultations.suggested.of', { who: suggestion.who }),
      breadcrumbs: [...planCrumbs(t, consultation), list],
      intro: suggestion.why,
      fields: Object.keys(answerForm),
      button: t('consultations.suggested.publish'),
      form: writeForm(answerForm, suggestion),
    }
  },
  async submit({ db, subject: { consultation, suggestion }, form: typed, today, audit }) {
    if (
      !(await changeVersioned(db, 'invitee_suggestion', suggestion.id, typed.version, {
        answer: typed.answer,
        answered_on: suggestion.answered_on ?? today,
      }))
    )
      return stale(writeForm(answerForm, suggestion), suggestion.version)
    await audit({
      action: 'consultation.suggestion-answered',
      subject: subjectOf(consultation),
      record: { kind: 'invitee_suggestion', id: suggestion.id },
      before: { answer: suggestion.answer },
      after: { answer: typed.answer },
    })
    return redirect(planAddress(consultation, 'invited'), 'consultations.done.suggestion-answered')
  },
})
