/** What the body that asks sees of one question: every answer, whom to ring, sending it again, and the paper it brings in. */

import { z } from 'zod'
import { anyOf, asksParties, speaksForOrganisation } from '../../access/access.ts'
import { handOut, keepFile, readStored } from '../../files/files.ts'
import { choice, dayField, fileField, line, passage } from '../../web/fields.ts'
import { type DownloadPage, defineDownload, definePage, type Page, redirect, refuse } from '../../web/page.ts'
import { answersView, stateOf } from './answer.view.ts'
import { keepAnswer } from './answering.ts'
import { labelsOf } from './asked.page.ts'
import { sendAgain } from './asking.ts'
import { mailboxesOf } from './binding.queries.ts'
import { askedOf, askerOf, askingOf, type Matters, requestParams } from './of-address.ts'
import { closedBecause } from './requests.queries.ts'

/** The question as its asker sees it; its form sends it again. */
export function askerPage(matters: Matters): Page {
  return definePage({
    path: '/asked/:request/asker',
    access: asksParties,
    audit: 'party.asked-again',
    publishes: 'nothing',
    template: 'parties/asker.njk',
    params: requestParams,
    form: {},
    changesPages: false,
    subject: askingOf(matters),
    async show({ db, subject, today, t }) {
      const { request, matter } = subject
      const asker = await askerOf(db, request.subject)
      return {
        title: request.title,
        breadcrumbs: [{ text: asker.name, href: asker.href }],
        request,
        open: closedBecause(request) === null,
        state: stateOf(subject, today),
        answers: answersView(subject, t),
        mailboxes: await mailboxesOf(db, matter, request, today),
      }
    },
    async submit({ db, hub, subject, today, now, audit }) {
      const { request, matter } = subject
      const closed = closedBecause(request)
      if (closed) return refuse({ again: `parties.problem.${closed}` })
      const sent = await sendAgain(db, hub, matter, request, { today, now })
      if (sent === 0) return refuse({ again: 'parties.problem.nobody-to-mail' })
      await audit({
        action: 'party.asked-again',
        subject: request.subject,
        record: { kind: 'party_request', id: request.id },
        after: { sent },
      })
      return redirect(`/asked/${request.id}/asker`, 'parties.done.asked-again')
    },
  })
}

const paperForm = {
  agreed: choice({ label: 'parties.paper.agreed', speaksFor: true, options: ['yes', 'no'] }),
  given_on: dayField({ past: true, label: 'parties.paper.given-on' }),
  name: line({ label: 'parties.answer.name', max: 120 }),
  role: line({ label: 'parties.answer.role', hint: 'parties.answer.role-hint', max: 120 }),
  comment: passage({ label: 'parties.answer.comment', max: 3000, optional: true }),
  scan: fileField({ label: 'parties.paper.scan', hint: 'parties.paper.scan-hint' }),
}

/** Bringing in an answer that came on paper: it is stated by whoever brings it in until the party answers itself. */
export function paperPage(matters: Matters): Page {
  return definePage({
    path: '/asked/:request/paper',
    access: asksParties,
    audit: 'party.answered',
    publishes: 'nothing',
    template: 'parties/paper.njk',
    params: requestParams,
    form: paperForm,
    subject: askingOf(matters),
    async show({ subject, t }) {
      const { request, matter } = subject
      return {
        title: t('parties.paper.title'),
        breadcrumbs: [{ text: request.title, href: `/asked/${request.id}/asker` }],
        request,
        labels: labelsOf(matter, t),
        fields: Object.keys(paperForm),
      }
    },
    async submit({ db, hub, subject, form: typed, actor, today, audit }) {
      const { request, matter } = subject
      const closed = closedBecause(request)
      if (closed) return refuse({ agreed: `parties.problem.${closed}` })
      if (typed.given_on > today) return refuse({ given_on: 'parties.problem.ahead' })
      if (typed.agreed === 'no' && typed.comment === '') return refuse({ comment: 'parties.problem.comment' })
      const fileId = await keepFile(db, {
        name: typed.scan.name,
        bytes: typed.scan.bytes,
        subject: request.subject,
        visibility: 'team',
        uploadedBy: actor.person!.id,
      })
      await keepAnswer(db, { hub, today, audit }, matter, request, {
        agreed: typed.agreed === 'yes',
        comment: typed.comment,
        said: {},
        way: 'paper',
        givenOn: typed.given_on,
        givenBy: actor.person!.id,
        name: typed.name,
        role: typed.role,
        fileId,
      })
      return redirect(`/asked/${request.id}/asker`, 'parties.done.paper')
    },
  })
}

/** The scan of an answer on paper, for both sides. */
export function scanDownload(matters: Matters): DownloadPage {
  const asked = askedOf(matters)
  return defineDownload({
    path: '/asked/:request/papers/:answer',
    access: anyOf(speaksForOrganisation, asksParties),
    audit: 'reads only',
    publishes: 'nothing',
    params: requestParams.extend({ answer: z.uuid() }),
    async subject(db, params, hub, actor) {
      const found = await asked(db, params, hub, actor)
      const answer = found?.record.request.answers.find(({ id }) => id === params.answer)
      if (!found || !answer?.fileId) return null
      return { ref: found.ref ?? found.record.request.subject, record: answer.fileId }
    },
    async respond({ hub, db, subject }) {
      const file = await readStored(db, hub.files, subject)
      return file && handOut(file)
    },
  })
}
