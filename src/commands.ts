/** The operator's command: `compact-hub <command>`. Each command is a file in `cli/`, loaded when it is asked for. */
import packageFile from '../package.json' with { type: 'json' }
import { announcerBy } from './announce.ts'
import { asksHow, misuse, type Run, sayUsage, type Usage } from './cli/usage.ts'

const commands = {
  start: {
    does: 'Start the Hub here (the database too, unless DATABASE_URL names one)',
    lines: ['start [--new-area]'],
  },
  read: { does: 'Read a document and print its tree; nothing is stored', lines: ['read FILE [--json]'] },
  import: { does: 'Import a document into a consultation', lines: ['import FILE --consultation SLUG'] },
  check: {
    does: 'Check a consultation, partnership or organisation against its codes',
    lines: ['check SLUG [--json]'],
  },
  codes: {
    does: 'How far codes of practice are live, whether code files can be read, and their fingerprints',
    lines: ['codes coverage [--json]', 'codes validate [FILE]'],
  },
  backup: { does: 'Write everything to one file', lines: ['backup FILE'] },
  restore: {
    does: 'Load a backup into an empty installation, or make it as it was at a moment',
    lines: ['restore FILE', 'restore --to TIME [--from FOLDER]'],
  },
  export: {
    does: 'Export a document',
    lines: ['export SLUG/DOCUMENT --as docx|pdf|html|md|json --out FILE [--version N] [--large-print]'],
  },
  publish: {
    does: 'Write everything that is public as files, or see that such a folder is whole',
    lines: ['publish FOLDER [--check]'],
  },
  files: {
    does: 'Say where stored files are kept, or move them to the store of FILES_URL or back',
    lines: ['files [--to store|database]'],
  },
  demo: { does: 'Build the demonstration area in an empty installation', lines: ['demo'] },
  invite: {
    does: 'Make a sign-in link for a person',
    lines: ['invite EMAIL [--name NAME] [--secretariat] [--any-way]'],
  },
  'rotate-key': { does: 'Seal everything again with a new key (stop the Hub first)', lines: ['rotate-key'] },
  doctor: { does: 'Say what is wrong with this installation, in plain words', lines: ['doctor [--fix]'] },
} as const satisfies Readonly<Record<string, Usage>>
type Command = keyof typeof commands

/** The file of each command, loaded when it is asked for. */
const loading: Readonly<Record<Command, () => Promise<{ readonly run: Run }>>> = {
  start: () => import('./cli/start.ts'),
  read: () => import('./cli/read.ts'),
  import: () => import('./cli/import.ts'),
  check: () => import('./cli/check.ts'),
  codes: () => import('./cli/codes.ts'),
  backup: () => import('./cli/backup.ts'),
  restore: () => import('./cli/restore.ts'),
  export: () => import('./cli/export.ts'),
  publish: () => import('./cli/publish.ts'),
  files: () => import('./cli/files.ts'),
  demo: () => import('./cli/demo.ts'),
  invite: () => import('./cli/invite.ts'),
  'rotate-key': () => import('./cli/rotate-key.ts'),
  doctor: () => import('./cli/doctor.ts'),
}

function help(): string {
  const rows = Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(10)} ${does}`)
  return [
    'Usage: compact-hub <command>, and compact-hub <command> --help for one of them',
    '',
    ...rows,
    '',
    'Settings come from the environment: see docs/guides/operator.md',
  ].join('\n')
}

function isCommand(name: string): name is Command {
  return Object.hasOwn(commands, name)
}

/** Says something and how it is meant; gives the exit code of a call that cannot be understood. */
function refuse(problem: string, how: string): number {
  console.error(`${problem}\n\n${how}`)
  return 2
}

async function call(name: Command, words: string[]): Promise<number> {
  const usage: Usage = commands[name]
  if (asksHow(words)) {
    console.log(sayUsage(usage))
    return 0
  }
  const problem = misuse(usage, words)
  if (problem) return refuse(problem, sayUsage(usage))
  const { run } = await loading[name]()
  return run(words)
}

const [name = 'help', ...rest] = process.argv.slice(2)
try {
  if (['help', '--help', '-h'].includes(name)) console.log(help())
  else if (['version', '--version', '-v'].includes(name)) console.log(packageFile.version)
  else process.exitCode = isCommand(name) ? await call(name, rest) : refuse(`There is no command "${name}".`, help())
} catch (error) {
  // Whoever collects the log of a Hub that is served finds there too why it could not start.
  const { complain } = announcerBy({ only: name === 'start' && process.env['LOG_FORMAT'] === 'json' })
  complain(error instanceof Error ? error.message : String(error))
  if (process.env['DEBUG']) console.error(error)
  process.exitCode = 1
}
