#pragma once

#include "ps-clock.h"
#include "ps-ctl-options.h"
#include "ps-exit.h"
#include "ps-right.h"
#include "ps-workspace.h"

G_BEGIN_DECLS

/**
 * PsCtl:
 * @options: the command line
 * @right: what somebody needs who wants this done
 * @args: (element-type utf8): its words after the command
 * @json: whether results are JSON, one object a line
 * @folder: the vault's folder, absolute
 * @clock: where the time comes from
 * @workspace: (nullable): the vault, once ps_ctl_open() has opened it
 * @out: results; they are printed when all of them are there, and not at all if the command fails
 * @refusal: (nullable): a line of JSON that is printed if the command fails
 * @status: how the program ends where the command itself did what it was to do
 *
 * One run of peersidectl, as a command sees it.
 */
typedef struct {
  PsCtlOptions  *options;
  PsRight        right;
  GPtrArray     *args;
  gboolean       json;
  char          *folder;
  const PsClock *clock;
  PsWorkspace   *workspace;
  GString       *out;
  char          *refusal;
  PsExit         status;
} PsCtl;

/* What a command does; %FALSE with @error set, or it was done. */
typedef gboolean (*PsCtlFunc) (PsCtl   *ctl,
                               GError **error);

const char *ps_ctl_arg       (PsCtl          *ctl,
                              guint           index);
void        ps_ctl_say       (const char     *sentence,
                              ...) G_GNUC_PRINTF (1, 2);
gboolean    ps_ctl_print     (const char     *text,
                              gsize           length,
                              GError        **error);
PsExit      ps_ctl_run       (int             argc,
                              char          **argv,
                              const PsClock  *clock);

G_END_DECLS
