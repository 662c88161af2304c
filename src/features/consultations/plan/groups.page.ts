/** Target groups: the list with a form to add one, and a page to change one. */
import { z } from 'zod'
import { leadsConsultation } from '../../../access/access.ts'
import { dayField, line, passage, tick, whole, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import { lastDayToAnswer } from '../bounds.ts'
import {
  anyConsultation,
  difference,
  inConsultation,
  planAddress,
  planCrumbs,
  slugParams,
  subjectOf,
} from '../subject.ts'
import { addGroup, changeGroup, findGroups } from './groups.queries.ts'

const form = {
  name: line({ label: 'consultations.group.name', hint: 'consultations.group.name-hint' }),
  expected: whole({ label: 'consultations.group.expected', hint: 'consultations.group.expected-hint', optional: true }),
  seldom_heard: tick({ label: 'consultations.group.seldom' }),
  outreach: passage({ label: 'consultations.group.outreach', optional: true, max: 2000 }),
  methods: passage({
    label: 'consultations.group.methods',
    hint: 'consultations.group.methods-hint',
    optional: true,
    max: 2000,
  }),
  languages: line({
    label: 'consultations.group.languages',
    hint: 'consultations.group.languages-hint',
    optional: true,
  }),
  outreach_done_on: dayField({
    past: true,
    notAfter: lastDayToAnswer,
    label: 'consultations.group.done-on',
    optional: true,
  }),
}

/** The longest name of a group, and most that are named in one go. */
const LONGEST_NAME = 200
const MOST_NAMED = 40

/** A group of which only the name is known. */
const nothingYet = {
  expected: null,
  seldom_heard: false,
  outreach: '',
  methods: '',
  languages: '',
  outreach_done_on: null,
} as const

const listForm = {
  ...form,
  more: passage({ label: 'consultations.group.more', hint: 'consultations.group.more-hint', optional: true }),
}

export const groupsPage = definePage({
  path: '/consultations/:slug/plan/groups',
  mends: ['target-groups'],
  showsRecord: ['target-group'],
  workspace: { stage: 'prepare', label: 'consultations.task.groups' },
  access: leadsConsultation,
  audit: 'consultation.group-added',
  publishes: 'nothing',
  template: 'consultations/plan/groups.njk',
  params: slugParams,
  form: listForm,
  subject: anyConsultation,
  async show({ db, subject, t }) {
    return {
      title: t('consultations.group.title'),
      breadcrumbs: planCrumbs(t, subject),
      consultation: subject,
      groups: await findGroups(db, subject.id),
      group: null,
    }
  },
  async submit({ db, subject, form: { more, ...typed }, audit }) {
    const names = more.split('\n').flatMap(line => line.trim() || [])
    if (names.some(name => name.length > LONGEST_NAME)) return refuse({ more: 'consultations.group.problem.long' })
    if (names.length > MOST_NAMED) return refuse({ more: 'consultations.group.problem.many' })
    for (const group of [typed, ...names.map(name => ({ ...nothingYet, name }))]) {
      const id = await addGroup(db, subject.id, group)
      await audit({
        action: 'consultation.group-added',
        subject: subjectOf(subject),
        record: { kind: 'target_group', id },
        after: group,
      })
    }
    return redirect(planAddress(subject, 'groups'), 'consultations.done.group')
  },
})

const groupHere = under(inConsultation, 'group', (db, { consultation }) => findGroups(db, consultation.id))

export const groupPage = definePage({
  path: '/consultations/:slug/plan/groups/:group',
  mendsRecord: { 'target-group': ['target-groups'] },
  access: leadsConsultation,
  audit: 'consultation.group-changed',
  publishes: 'nothing',
  template: 'consultations/plan/groups.njk',
  params: slugParams.extend({ group: z.uuid() }),
  form,
  subject: groupHere,
  async show({ subject: { consultation, group }, t }) {
    const list = { text: t('consultations.group.title'), href: planAddress(consultation, 'groups') }
    return {
      title: group.name,
      breadcrumbs: [...planCrumbs(t, consultation), list],
      consultation,
      groups: [],
      group,
      form: writeForm(form, group),
    }
  },
  async submit({ db, subject: { consultation, group }, form: typed, audit }) {
    await changeGroup(db, group.id, typed)
    await audit({
      action: 'consultation.group-changed',
      subject: subjectOf(consultation),
      record: { kind: 'target_group', id: group.id },
      ...difference(group, typed),
    })
    return redirect(planAddress(consultation, 'groups'), 'consultations.done.group')
  },
})
