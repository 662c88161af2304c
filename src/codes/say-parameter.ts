/** Says what is wrong with a parameter that a code sets, in plain words. */
import type { z } from 'zod'
import type { Wrong } from './code-shape.ts'
import { suggest } from './nearest.ts'
import type { Practice } from './practice.ts'

/** One issue of a practice's parameters. */
export function sayParameterIssue({ id, defaults }: Practice, issue: z.core.$ZodIssue, given: unknown): Wrong {
  const names = Object.keys(defaults)
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    if (names.length === 0)
      return { problem: `${id} takes no parameters, so "${key}" means nothing to it.`, remedy: `Write just ${id}.` }
    return { problem: `${id} has no parameter "${key}".`, remedy: `Set ${names.join(' or ')}.${suggest(key, names)}` }
  }
  const name = String(issue.path[0] ?? '')
  const value = JSON.stringify((given as Record<string, unknown>)[name])
  return {
    problem: `${value} cannot be the ${name} of ${id}.`,
    remedy: `Write ${wanted(issue)}, such as ${JSON.stringify(defaults[name])}.`,
  }
}

function wanted(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'array' ? 'a list' : issue.expected === 'int' ? 'a whole number' : 'a number'
    case 'too_small':
      return `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`
    case 'too_big':
      return `${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}`
    case 'invalid_value':
      return `one of ${issue.values.join(', ')}`
    default:
      return 'a value that it takes'
  }
}
