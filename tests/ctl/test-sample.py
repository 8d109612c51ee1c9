#!/usr/bin/python3
"""An invented clinic: the same one for the same seed, and in an empty vault only."""

import resource

from ctl import claim, copy, ctl, end, in_vault, make, path, state

SIZE = ['--members', '40', '--meetings', '12', '--topics', '5', '--notes', '7']
empty = make('vault', 'empty')


def everything(folder):
    """Every export there is, and the meetings segment by segment."""
    meetings = in_vault(folder, 'meeting', 'list', '--json').out
    return (state(folder) + meetings + in_vault(folder, 'group', 'list', '--json').out
            + in_vault(folder, 'export', 'topics').out
            + in_vault(folder, 'meeting', 'show', '3', '--json').out)


shipped = len(in_vault(empty, 'export', 'topics').lines())
one, two, other = (copy(empty, name) for name in ('one', 'two', 'other'))
for folder, seed in ((one, '7'), (two, '7'), (other, '8')):
    done = in_vault(folder, 'sample', *SIZE, '--seed', seed)
    claim(done.status == 0 and not done.out, f'a vault is filled by seed {seed}', done)

members = in_vault(one, 'export', 'members', '--json').lines()
claim(len(members) == 40 and len(in_vault(one, 'meeting', 'list', '--json').lines()) == 12
      and len(in_vault(one, 'export', 'topics').lines()) == shipped + 5, 'it has as much as was asked for')
claim(everything(one) == everything(two), 'the same seed gives the same data')
claim(state(one) != state(other), 'another seed gives other data')
done = in_vault(one, 'check', '--deep', '--json')
claim(done.status == 0, 'it is sound, clocks and debriefs included', done)

before = state(one)
done = in_vault(one, 'sample')
claim(done.status == 1 and state(one) == before, 'a vault with people in it is refused', done)

full = copy(empty, 'full')
done = in_vault(full, 'sample', '--members', '3000', preexec_fn=lambda: resource.setrlimit(
    resource.RLIMIT_FSIZE, (1000000, 1000000)))
claim(done.status == 8 and everything(full) == everything(empty),
      'without room for all of it there is nothing of it', done)

done = ctl('init', '--clinic', 'C', '--user', 'adam', '--role', 'administrator', '--vault', path('admin'),
           '--passphrase-file', '-', stdin='one two three four\n')
claim(done.status == 0, 'a vault of somebody who is administrator alone', done)
done = in_vault(path('admin'), 'sample')
claim(done.status == 7 and state(path('admin')) == '', 'who may not bring members in may not invent any', done)
claim(in_vault(path('admin'), 'check', '--deep').status == 0, 'they may look whether it is sound')
end()
