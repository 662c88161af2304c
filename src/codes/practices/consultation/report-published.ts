import { z } from 'zod'
import { day, longDay } from '../../../kernel/day.ts'
import { dayOwed, sayDayOwed } from '../../day-owed.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, dueOn, nextStep, notMet, partly } from '../../verdict.ts'

/** Report published by the day promised. */
export const reportPublished = definePractice({
  id: 'consultation.report-published',
  stage: 'report',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'respondents',
  version: 2,
  changed: { 2: "Where no day is promised, the area's rule gives one after the close." },
  title: 'Report published by the day promised',
  asks: 'A full report (process, views, how outcomes reflect them, what happens next) is public, by the date promised.',
  with: z.object({ weeks: ruled('feedback-day') }),
  check({ report, registerPublishedOn, feedbackOn, closesOn }, { weeks }, today, _, asked) {
    const last = dayOwed(feedbackOn, closesOn, weeks)
    const undated = sayDayOwed(feedbackOn, asked.weeks)
    const step = nextStep('report')
    if (report === null || report.publishedOn === null || report.publishedOn > today)
      return dueBy(last, today, notMet(`The report is not public.${undated}`, step))
    const parts = {
      'the process': report.process,
      'the views': report.views,
      'how outcomes reflect them': registerPublishedOn !== null,
      'what happens next': report.nextSteps,
    }
    const full = stated('The public report', parts, step, dueOn(last))
    if (last === null || report.publishedOn <= last) return full
    const late = `The report became public on ${longDay(report.publishedOn)}; it was ${feedbackOn === null ? 'owed' : 'promised'} by ${longDay(last)}.${undated}`
    return partly(full.verdict === 'met' ? late : `${late} ${full.because}`, step, dueOn(last))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'public two days early', facts: {}, gives: 'met' },
    {
      when: 'public late',
      facts: {
        report: { process: 'Six evenings', views: 'Later buses', nextSteps: 'A vote', publishedOn: day('2026-06-30') },
      },
      gives: 'partly',
    },
    {
      when: 'next steps left out',
      facts: {
        report: { process: 'Six evenings', views: 'Later buses', nextSteps: null, publishedOn: day('2026-05-20') },
      },
      gives: 'partly',
    },
    { when: 'no report', facts: { report: null }, gives: 'notMet' },
    {
      when: 'no report and no day promised, twelve weeks after the close',
      facts: { report: null, feedbackOn: null },
      gives: 'notMet',
      gave: { 1: 'notDue' },
      today: day('2026-08-01'),
    },
    {
      when: 'no day promised, and the weeks not over',
      facts: { report: null, feedbackOn: null },
      gives: 'notDue',
      today: day('2026-05-01'),
    },
    {
      when: 'an empty report',
      facts: {
        report: { process: null, views: null, nextSteps: null, publishedOn: day('2026-05-20') },
        registerPublishedOn: null,
      },
      gives: 'notMet',
    },
    { when: 'before the day promised', facts: { report: null }, gives: 'notDue', today: day('2026-05-01') },
  ],
})
