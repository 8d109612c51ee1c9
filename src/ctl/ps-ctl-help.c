#include "ps-ctl-help.h"

#include <glib/gi18n-lib.h>

#include "ps-ctl-command.h"

/* Where the explanations of commands begin. */
#define HELP_COLUMN 28

static void
append_options (GString *text,
                guint64  set,
                guint64  needs)
{
  for (PsCtlOption i = 0; i < PS_CTL_N_OPTIONS; i++)
    if ((set & PS_CTL_BIT (i)) != 0)
      ps_ctl_option_append_help (i, (needs & PS_CTL_BIT (i)) != 0, text);
}

static void
append_command (GString            *text,
                const PsCtlCommand *command)
{
  g_autofree char *head = NULL;

  head = command->arguments != NULL
         ? g_strdup_printf ("  %s %s", command->name, _(command->arguments))
         : g_strdup_printf ("  %s", command->name);

  g_string_append_printf (text, "%s%*s%s\n", head,
                          (int) MAX (1, HELP_COLUMN - g_utf8_strlen (head, -1)), "",
                          _(command->summary));
}

/* The exit statuses are here as well as in the manual: scripts are written with them. */
static void
append_common (GString *text)
{
  g_string_append_printf (text, "\n%s\n", _("Options for every command:"));
  append_options (text, PS_CTL_COMMON, 0);
  g_string_append_printf (text, "\n%s\n",
                          _("The program ends with 0 when it is done, 1 when what was asked for "
                            "cannot be, 2 for a wrong command line, 3 for a wrong passphrase or an "
                            "unknown user, 4 for a damaged vault, 5 when the vault is in use, 6 "
                            "when a newer Peerside made it, 7 when the role does not permit it, 8 "
                            "when the disk is full, read-only, or memory runs out."));
}

static char *
help_of_command (const PsCtlCommand *command)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s peersidectl %s", _("Usage:"), command->name);
  for (PsCtlOption i = 0; i < PS_CTL_N_OPTIONS; i++)
    if ((command->needs & PS_CTL_BIT (i)) != 0)
      g_string_append_printf (text, " --%s …", ps_ctl_option_get_name (i));
  if (command->arguments != NULL)
    g_string_append_printf (text, " %s", _(command->arguments));
  g_string_append_printf (text, " [%s…]\n\n%s.\n", _("OPTION"), _(command->summary));
  if (command->details != NULL)
    g_string_append_printf (text, "%s\n", _(command->details));

  if (command->takes != 0)
    {
      g_string_append_printf (text, "\n%s\n", _("Options:"));
      append_options (text, command->takes, command->needs);
    }
  append_common (text);

  return g_string_free (text, FALSE);
}

/**
 * ps_ctl_help:
 * @words: (element-type utf8): the words beside --help: none, a command, or the first word of some
 *
 * Errors: %G_OPTION_ERROR when they are none of these.
 *
 * Returns: (transfer full) (nullable): what there is and how it is used
 */
char *
ps_ctl_help (GPtrArray  *words,
             GError    **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const PsCtlCommand *last = NULL;
  const PsCtlCommand *commands;
  guint n_found = 0;
  guint n;

  commands = ps_ctl_commands (&n);
  g_string_append_printf (text, "%s peersidectl %s [%s…]\n\n%s\n\n%s\n", _("Usage:"), _("COMMAND"),
                          _("OPTION"),
                          _("Peerside without a window: peer support groups, offline and "
                            "encrypted."),
                          _("Commands:"));

  for (guint i = 0; i < n; i++)
    if (ps_ctl_command_is_of (&commands[i], words))
      {
        last = &commands[i];
        n_found++;
        append_command (text, last);
      }

  if (n_found == 0)
    {
      g_autofree char *valid = g_utf8_make_valid (g_ptr_array_index (words, 0), -1);

      ps_ctl_usage (error, _("“%s” is not a command."), valid);
      return NULL;
    }

  if (n_found == 1)
    return help_of_command (last);

  append_common (text);
  g_string_append_printf (text, "\n%s\n",
                          _("“peersidectl COMMAND --help” says more about one of them."));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
