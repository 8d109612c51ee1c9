#pragma once

#include "ps-proof-child.h"

G_BEGIN_DECLS

typedef struct _PsKill PsKill;

/**
 * PsKillVerb:
 * @name: as in "migration"
 * @prepare: in the test, once: makes in the folder @vault, which is there and empty, what there is
 *   before
 * @work: in a process of its own, on a copy of that: does it. It calls ps_kill_arm() when it begins
 *   with what may be cut short, and ps_kill_done() whenever somebody would be told that something is
 *   saved; and returns
 * @look: in the test, after that process was killed or came to its end: looks at what is there, and
 *   goes on with it. @done is the last number given to ps_kill_done(), or 0. Returns %NULL, or what
 *   is wrong (transfer full)
 *
 * Something that a process does to a vault, and that may be cut short at any moment.
 */
typedef struct {
  const char  *name;
  void       (*prepare) (const char *vault);
  void       (*work)    (const char *vault,
                         PsKill     *kill);
  char      *(*look)    (const char *vault,
                         guint       done);
} PsKillVerb;

/**
 * PsKillTally:
 * @killed: how often the process was killed
 * @moments: at one of how many touches of the disk
 * @done: how many things were acknowledged, over all of them
 * @wrong: how often something was wrong afterwards
 */
typedef struct {
  guint killed;
  guint moments;
  guint done;
  guint wrong;
} PsKillTally;

void        ps_kill_arm      (PsKill            *kill);
void        ps_kill_done     (PsKill            *kill,
                              guint              number);

gboolean    ps_kill_is_child (int                argc,
                              char             **argv);
int         ps_kill_child    (char             **argv,
                              const PsKillVerb  *verbs,
                              guint              n_verbs);
PsKillTally ps_kill_many     (const PsKillVerb  *verb,
                              guint              n);

G_END_DECLS
