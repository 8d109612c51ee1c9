#include "ps-ctl-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BIT(option) PS_CTL_BIT (PS_CTL_##option)

static const PsCtlCommand commands[] = {
  { "init", NULL, 0, 0, BIT (CLINIC) | BIT (ROLE), BIT (CLINIC) | BIT (USER),
    N_("Make a vault"),
    N_("Makes a vault with one user, who is administrator and co-facilitator unless --role says "
       "otherwise, and prints the recovery code. It is shown this one time: write it down and keep "
       "it away from the computer."),
    ps_ctl_init },
  { "user add", N_("NAME"), 1, 1, BIT (ROLE), BIT (ROLE),
    N_("Add a user, by an administrator"),
    N_("Their first passphrase is the second line of the passphrase file, or is asked for twice. They "
       "choose one of their own when they first unlock the vault. Prints the id of the new user."),
    ps_ctl_user_add, PS_RIGHT_USERS },
  { "user list", NULL, 0, 0, 0, 0,
    N_("List who can unlock the vault"), NULL,
    ps_ctl_user_list },
  { "user remove", N_("NAME"), 1, 1, 0, 0,
    N_("Remove a user, by an administrator, and change the keys of the vault"),
    N_("Makes a backup first, and needs free disk space for that and for a second copy of the vault. "
       "What the user has kept a copy of they can still read."),
    ps_ctl_user_remove, PS_RIGHT_USERS },
  { "user passphrase", N_("[NAME]"), 0, 1, 0, 0,
    N_("Change your passphrase"),
    N_("The new passphrase is the second line of the passphrase file, or is asked for twice. With a "
       "NAME, an administrator gives somebody who has forgotten theirs one to begin with; their "
       "private notes cannot be read by anybody any more."),
    ps_ctl_user_passphrase },
  { "user recover", NULL, 0, 0, 0, 0,
    N_("Get in with the recovery sheet, and print a new recovery code"),
    N_("The first line of the passphrase file is the recovery code, the second the new passphrase of "
       "the user that --user names. The code is good once; the new one is shown this one time."),
    ps_ctl_user_recover },
  { "sample", NULL, 0, 0,
    BIT (MEMBERS) | BIT (MEETINGS) | BIT (TOPICS) | BIT (NOTES) | BIT (SEED), 0,
    N_("Fill a new vault with invented people"),
    N_("The vault must have no people yet. The same numbers and the same seed give the same data."),
    ps_ctl_sample, PS_RIGHT_EXPORT },
  { "group add", N_("NAME"), 1, 1, BIT (MODEL) | BIT (RULE) | BIT (MINUTES) | BIT (PLACE), 0,
    N_("Add a group"),
    N_("The group begins with the agenda of its model. Prints the id of the new group."),
    ps_ctl_group_add, PS_RIGHT_EDIT_GROUPS },
  { "group list", NULL, 0, 0, 0, 0,
    N_("List the groups"), NULL,
    ps_ctl_group_list },
  { "group show", N_("ID"), 1, 1, 0, 0,
    N_("Show a group, its agenda and its next meetings"), NULL,
    ps_ctl_group_show },
  { "import members", N_("FILE"), 1, 1, BIT (GROUP) | BIT (DRY_RUN), BIT (GROUP),
    N_("Bring members in from a CSV or vCard file"),
    N_("Reads what spreadsheets and address books write: comma, semicolon or tab; UTF-8, UTF-16 or "
       "Windows-1252; vCard 2.1, 3.0 and 4.0. All of the file is imported, or nothing."),
    ps_ctl_import_members, PS_RIGHT_IMPORT },
  { "export members", NULL, 0, 0,
    BIT (FORMAT) | BIT (OUTPUT) | BIT (GROUP) | BIT (RECIPIENT) | BIT (PURPOSE), 0,
    N_("Export the members, as csv or json, or their contact cards, as vcf"),
    N_("The cards are those of members with a consent to let others have the ways to reach them, and "
       "only what may be used of these. Members of a Part 2 group are exported with --recipient and --purpose only, if every one of "
       "them has consented to that; the notice of 42 CFR 2.32 and what they consented to stand in "
       "two more columns or fields. With --group, the members of that group now, and nothing of other "
       "groups. What is exported is written down."),
    ps_ctl_export_members, PS_RIGHT_EXPORT },
  { "export attendance", NULL, 0, 0,
    BIT (FORMAT) | BIT (OUTPUT) | BIT (GROUP) | BIT (RECIPIENT) | BIT (PURPOSE), 0,
    N_("Export who was at which meeting, as csv or json"),
    N_("With --group, of that group only. For a Part 2 group, as “export members”."),
    ps_ctl_export_attendance, PS_RIGHT_EXPORT },
  { "export calendar", NULL, 0, 0, BIT (FORMAT) | BIT (OUTPUT) | BIT (GROUP), 0,
    N_("Export when the groups meet, as ics"),
    N_("For calendar programs. There is nothing of members in it, and a group’s neutral name where it "
       "has one. With --group, of that group only."),
    ps_ctl_export_calendar, PS_RIGHT_UNLOCK },
  { "export person", N_("ID"), 1, 1, BIT (FORMAT) | BIT (OUTPUT), 0,
    N_("Export everything about one member, for them, as json or md"),
    N_("Nobody else’s name is in it: where a text has one, “another member” stands instead. What was "
       "given of them to whom is in it; what was said in a group is not kept."),
    ps_ctl_export_person, PS_RIGHT_EXPORT },
  { "export topics", NULL, 0, 0, BIT (FORMAT) | BIT (OUTPUT), 0,
    N_("Export the topics, as json or md"), NULL,
    ps_ctl_export_topics, PS_RIGHT_TOPICS },
  { "meeting list", NULL, 0, 0, BIT (GROUP), 0,
    N_("List meetings, the newest first"), NULL,
    ps_ctl_meeting_list, PS_RIGHT_MEETINGS },
  { "meeting show", N_("ID"), 1, 1, 0, 0,
    N_("Show a meeting with its planned and actual segments"), NULL,
    ps_ctl_meeting_show, PS_RIGHT_MEETINGS },
  { "paper agenda", NULL, 0, 0, BIT (GROUP) | BIT (PAPER) | BIT (LANGUAGE) | BIT (OUTPUT),
    BIT (GROUP) | BIT (OUTPUT),
    N_("Write the agenda of a group’s next meeting as a PDF file, for the wall"),
    N_("Has times, segments and who leads by role; no names, and no text for whoever leads. In another "
       "language only the words change that Peerside came with."),
    ps_ctl_paper_agenda, PS_RIGHT_PLAN },
  { "paper cards", NULL, 0, 0, BIT (GROUP) | BIT (PAPER) | BIT (LANGUAGE) | BIT (OUTPUT),
    BIT (GROUP) | BIT (OUTPUT),
    N_("Write the script cards of a group’s agenda as a PDF file, to cut out"),
    N_("A card for each segment has what can be said in it, how long it is, who leads by role and what "
       "has to be at hand. In another language only the words change that Peerside came with."),
    ps_ctl_paper_cards, PS_RIGHT_PLAN },
  { "paper sign-in", NULL, 0, 0,
    BIT (GROUP) | BIT (PAPER) | BIT (LANGUAGE) | BIT (OUTPUT) | BIT (DATE) | BIT (BLANK_LINES) |
    BIT (LARGE_PRINT) | BIT (NO_NAMES),
    BIT (GROUP) | BIT (OUTPUT),
    N_("Write the sheet on which people sign in to a group’s meeting as a PDF file"),
    N_("Has the preferred name and the initial of each member and of who is expected, a box to tick or "
       "sign, and blank lines. A group that keeps no roster has blank lines only. What has names on it is "
       "written down; of a Part 2 group it says that it stays with those who lead the group. The front "
       "desk has the names of today’s meetings."),
    ps_ctl_paper_sign_in, PS_RIGHT_DOOR },
  { "rehearse", NULL, 0, 0,
    BIT (TEMPLATE) | BIT (MINUTES) | BIT (PEOPLE) | BIT (START) | BIT (EVENTS),
    BIT (TEMPLATE) | BIT (EVENTS),
    N_("Run the clock of a meeting on simulated time"),
    N_("Needs no vault. Each line of the events is TIME VERB [ARGUMENT]: TIME is +MM:SS since the "
       "planned start, VERB is start, next, back, skip, extend MINUTES, pause REASON, resume, swap, "
       "refit CHOICE, suspend MINUTES or end. Prints one JSON object for each."),
    ps_ctl_rehearse },
  { "topics search", N_("QUERY"), 1, G_MAXUINT, BIT (LIMIT), 0,
    N_("Find topics by their words, the best first"), NULL,
    ps_ctl_topics_search, PS_RIGHT_TOPICS },
  { "backup", N_("[FILE]"), 0, 1, 0, 0,
    N_("Make a backup and verify it"),
    N_("Without FILE it is one of the vault’s own, which take turns: days, weeks and months. A FILE "
       "that is there is replaced if it is a backup of the same vault, and nothing else is. Prints "
       "the path. Any role may make one: it is encrypted as the vault is."),
    ps_ctl_backup, PS_RIGHT_BACKUP },
  { "restore", N_("FILE"), 1, 1, 0, 0,
    N_("Put a backup in the place of the vault"),
    N_("Asks for the passphrase that held when the backup was made; where there is a vault, that of "
       "an administrator. What the vault was before is kept in a dated folder beside it."),
    ps_ctl_restore, PS_RIGHT_RESTORE },
  { "check", NULL, 0, 0, BIT (DEEP), 0,
    N_("Look whether the vault is as it should be"),
    N_("Changes nothing. Ends with 4 if a check fails."),
    ps_ctl_check, PS_RIGHT_CHECK },
  { "audit", NULL, 0, 0, BIT (VERIFY) | BIT (LIMIT), 0,
    N_("Print the log of who did what, the newest first"),
    N_("For administrators. With --verify it ends with 4 if an entry was changed, put in or taken "
       "away, and says which."),
    ps_ctl_audit, PS_RIGHT_AUDIT },
};

/**
 * ps_ctl_commands:
 * @n_commands: (out): how many
 *
 * Returns: (transfer none) (array length=n_commands): every command there is
 */
const PsCtlCommand *
ps_ctl_commands (guint *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);

  return commands;
}

guint
ps_ctl_command_n_words (const PsCtlCommand *command)
{
  return strchr (command->name, ' ') != NULL ? 2 : 1;
}

/**
 * ps_ctl_command_is_of:
 * @words: (element-type utf8): what was typed; may be less than a command
 *
 * Returns: whether @words begin with the command's name, or the command's name with @words
 */
gboolean
ps_ctl_command_is_of (const PsCtlCommand *command,
                      GPtrArray          *words)
{
  g_auto (GStrv) names = g_strsplit (command->name, " ", 2);

  for (guint i = 0; names[i] != NULL && i < words->len; i++)
    if (!g_str_equal (names[i], g_ptr_array_index (words, i)))
      return FALSE;

  return TRUE;
}

/* Why the words are no command. */
static void
complain (GPtrArray  *words,
          GError    **error)
{
  g_autoptr (GString) family = g_string_new (NULL);
  g_autofree char *first = NULL;

  if (words->len == 0)
    {
      ps_ctl_usage (error, _("There is no command."));
      return;
    }

  first = g_utf8_make_valid (g_ptr_array_index (words, 0), -1);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (ps_ctl_command_n_words (&commands[i]) == 2 && g_str_has_prefix (commands[i].name, first) &&
        commands[i].name[strlen (first)] == ' ')
      g_string_append_printf (family, "%s%s", family->len > 0 ? ", " : "",
                              commands[i].name + strlen (first) + 1);

  if (family->len > 0)
    /* Translators: a word such as “group”, then a list of words such as “add, list, show”. */
    ps_ctl_usage (error, _("“%s” needs one of these behind it: %s."), first, family->str);
  else
    ps_ctl_usage (error, _("“%s” is not a command."), first);
}

/**
 * ps_ctl_command_find:
 *
 * Errors: %G_OPTION_ERROR.
 *
 * Returns: (transfer none) (nullable): the command that was asked for
 */
const PsCtlCommand *
ps_ctl_command_find (const PsCtlOptions  *options,
                     GError             **error)
{
  GPtrArray *words = ps_ctl_options_get_words (options);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (words->len >= ps_ctl_command_n_words (&commands[i]) &&
        ps_ctl_command_is_of (&commands[i], words))
      return &commands[i];

  complain (words, error);

  return NULL;
}

static gboolean
check_words (const PsCtlCommand  *command,
             GPtrArray           *words,
             GError             **error)
{
  guint n = words->len - ps_ctl_command_n_words (command);

  if (n < command->n_least)
    /* Translators: a command, and what it needs, such as FILE. */
    return ps_ctl_usage (error, _("“%s” needs %s."), command->name, _(command->arguments));

  if (n > command->n_most)
    {
      const char *extra = g_ptr_array_index (words, words->len - n + command->n_most);
      g_autofree char *valid = g_utf8_make_valid (extra, -1);

      return ps_ctl_usage (error, _("“%s” was not expected."), valid);
    }

  return TRUE;
}

/**
 * ps_ctl_command_check:
 *
 * Errors: %G_OPTION_ERROR.
 *
 * Returns: whether the command can be used like this
 */
gboolean
ps_ctl_command_check (const PsCtlCommand  *command,
                      const PsCtlOptions  *options,
                      GError             **error)
{
  guint64 given = ps_ctl_options_get_given (options);

  for (PsCtlOption i = 0; i < PS_CTL_N_OPTIONS; i++)
    {
      if ((given & PS_CTL_BIT (i) & ~(PS_CTL_COMMON | command->takes)) != 0)
        return ps_ctl_usage (error, _("“%s” takes no “--%s”."), command->name,
                             ps_ctl_option_get_name (i));

      if ((~given & PS_CTL_BIT (i) & command->needs) != 0)
        return ps_ctl_usage (error, _("“%s” needs “--%s”."), command->name,
                             ps_ctl_option_get_name (i));
    }

  return check_words (command, ps_ctl_options_get_words (options), error);
}
