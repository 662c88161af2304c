/** The pages of the plan that are texts: what it is about, what can change, taking part, contact, preparation. */

import { choice, dayField, email, line, passage } from '../../../web/fields.ts'
import { lastDayToAnswer } from '../bounds.ts'
import { planPage } from './plan-fields.ts'

export const basicsPage = planPage({
  name: 'basics',
  mends: ['plan-basics', 'lead-bodies'],
  stage: 'prepare',
  title: 'consultations.plan.basics.title',
  intro: 'consultations.plan.basics.intro',
  fields: {
    title: line({ label: 'consultations.field.title', hint: 'consultations.field.title-hint', max: 150 }),
    summary: passage({ label: 'consultations.field.summary', hint: 'consultations.field.summary-hint', max: 1500 }),
    topic: line({
      label: 'consultations.field.topic',
      hint: 'consultations.field.topic-hint',
      optional: true,
      max: 80,
    }),
    places: line({ label: 'consultations.field.places', hint: 'consultations.field.places-hint', optional: true }),
    deciding_body: line({
      label: 'consultations.field.deciding',
      hint: 'consultations.field.deciding-hint',
      optional: true,
    }),
  },
})

export const aboutPage = planPage({
  name: 'about',
  mends: ['plan-about'],
  stage: 'prepare',
  title: 'consultations.plan.about.title',
  intro: 'consultations.plan.about.intro',
  fields: {
    aims: passage({ label: 'consultations.field.aims', hint: 'consultations.field.aims-hint', optional: true }),
    issue: passage({ label: 'consultations.field.issue', hint: 'consultations.field.issue-hint', optional: true }),
    affected: passage({ label: 'consultations.field.affected', optional: true }),
    evidence: passage({ label: 'consultations.field.evidence', optional: true }),
  },
})

export const scopePage = planPage({
  name: 'scope',
  mends: ['plan-scope'],
  stage: 'prepare',
  title: 'consultations.plan.scope.title',
  intro: 'consultations.plan.scope.intro',
  fields: {
    can_change: passage({ label: 'consultations.field.can-change', optional: true }),
    cannot_change: passage({
      label: 'consultations.field.cannot-change',
      hint: 'consultations.field.cannot-change-hint',
      optional: true,
    }),
    exercise_limits: passage({
      label: 'consultations.field.limits',
      hint: 'consultations.field.limits-hint',
      optional: true,
    }),
    decisions_made: passage({ label: 'consultations.field.decisions-made', optional: true }),
    preferred_option: passage({
      label: 'consultations.field.preferred',
      hint: 'consultations.field.preferred-hint',
      optional: true,
    }),
  },
})

export const takingPartPage = planPage({
  name: 'taking-part',
  mends: ['plan-taking-part', 'formats'],
  stage: 'set-up',
  title: 'consultations.plan.taking-part.title',
  intro: 'consultations.plan.taking-part.intro',
  fields: {
    consultees: passage({
      label: 'consultations.field.consultees',
      hint: 'consultations.field.consultees-hint',
      optional: true,
    }),
    formats_offered: passage({
      label: 'consultations.field.formats',
      hint: 'consultations.field.formats-hint',
      optional: true,
      max: 1000,
    }),
    languages_offered: passage({
      label: 'consultations.field.languages',
      hint: 'consultations.field.languages-hint',
      optional: true,
      max: 1000,
    }),
    confidentiality: passage({
      label: 'consultations.field.confidentiality',
      hint: 'consultations.field.confidentiality-hint',
      optional: true,
    }),
    next_steps: passage({
      label: 'consultations.field.next-steps',
      hint: 'consultations.field.next-steps-hint',
      optional: true,
    }),
  },
})

export const contactPage = planPage({
  name: 'contact',
  mends: ['contact'],
  stage: 'set-up',
  title: 'consultations.plan.contact.title',
  intro: 'consultations.plan.contact.intro',
  fields: {
    contact_name: line({ label: 'consultations.field.contact-name' }),
    contact_email: email({ label: 'consultations.field.contact-email', optional: true }),
    contact_phone: line({ label: 'consultations.field.contact-phone', optional: true, type: 'tel', max: 40 }),
    contact_address: passage({
      label: 'consultations.field.contact-address',
      hint: 'consultations.field.contact-address-hint',
      optional: true,
      max: 500,
    }),
  },
})

export const planningPage = planPage({
  name: 'planning',
  mends: ['plan-planning'],
  stage: 'prepare',
  teamOnly: true,
  title: 'consultations.plan.planning.title',
  intro: 'consultations.plan.planning.intro',
  fields: {
    planning_link: passage({
      label: 'consultations.field.planning-link',
      hint: 'consultations.field.planning-link-hint',
      optional: true,
    }),
    legal_framework: passage({ label: 'consultations.field.legal', optional: true }),
    barriers: passage({ label: 'consultations.field.barriers', optional: true }),
    proportion: passage({ label: 'consultations.field.proportion', optional: true }),
    resources: passage({ label: 'consultations.field.resources', optional: true }),
    sector_costs: passage({ label: 'consultations.field.sector-costs', optional: true }),
    designed_with: passage({ label: 'consultations.field.designed-with', optional: true }),
    sensitive_information: choice({
      label: 'consultations.field.sensitive',
      options: ['none', 'collected'],
      optional: true,
    }),
    safeguards: passage({
      label: 'consultations.field.safeguards',
      hint: 'consultations.field.safeguards-hint',
      optional: true,
    }),
    equality_impact_on: dayField({ past: true, label: 'consultations.field.equality-on', optional: true }),
    equality_impact_note: passage({ label: 'consultations.field.equality-note', optional: true }),
    equality_impact_updated_on: dayField({
      past: true,
      notBefore: ['equality_impact_on', lastDayToAnswer],
      label: 'consultations.field.equality-updated-on',
      hint: 'consultations.field.equality-updated-on-hint',
      optional: true,
    }),
  },
})
