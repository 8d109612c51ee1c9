#include "ps-audit-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What an entry of the log says, in a sentence for people. */

/* In each: {who} is a user of the vault, {what} is whom or what it was done to, {where} what that
 * belongs to, and {when} the day and time that it is about. Of several that fit the first is taken;
 * NULL fits all, and a sentence with {where} only where that is known.
 */
static const struct {
  PsAuditAction action;
  const char   *kind;     /* of the object; "" for none */
  const char   *word;     /* the first of the detail; "" for none */
  const char   *sentence;
} sentences[] = {
  /* Translators: the sentences of the log of who did what. Leave {who}, {what}, {where} and {when} as
   * they are: {who} becomes the name of a user, {what} and {where} those of a member, of a group, or
   * words such as “the meeting of Tuesday Group on 1 December 2026”, {when} a day and a time.
   */
  { PS_AUDIT_CREATE, NULL, NULL, N_("{who} made this vault") },
  { PS_AUDIT_UNLOCK, NULL, NULL, N_("{who} unlocked the vault") },
  { PS_AUDIT_FAILED_UNLOCK, "user", NULL, N_("A wrong passphrase was typed for {what} at {when}") },
  { PS_AUDIT_FAILED_UNLOCK, NULL, NULL,
    N_("Somebody who is not in the list of users tried to unlock the vault at {when}") },
  { PS_AUDIT_LOCK, NULL, NULL, N_("{who} locked the vault") },

  { PS_AUDIT_VIEW, "person", NULL, N_("{who} looked at the record of {what}") },
  { PS_AUDIT_VIEW, "meeting", "debrief", N_("{who} read the debrief of {what}") },
  { PS_AUDIT_VIEW, "group", "attendance", N_("{who} looked at the attendance of {what}") },
  { PS_AUDIT_VIEW, "meeting", NULL, N_("{who} looked at {what}") },
  { PS_AUDIT_VIEW, NULL, "log", N_("{who} read this log") },
  { PS_AUDIT_VIEW, NULL, NULL, N_("{who} looked at records") },

  { PS_AUDIT_PRINT, "group", "agenda", N_("{who} printed the agenda of {what}") },
  { PS_AUDIT_PRINT, "group", "cards", N_("{who} printed the script cards of {what}") },
  { PS_AUDIT_PRINT, "group", "series", N_("{who} printed the next dates of {what}") },
  { PS_AUDIT_PRINT, "meeting", "agenda", N_("{who} printed the agenda of {what}") },
  { PS_AUDIT_PRINT, NULL, "agenda", N_("{who} printed an agenda") },
  { PS_AUDIT_PRINT, NULL, "recovery-sheet", N_("{who} printed a recovery sheet") },
  { PS_AUDIT_PRINT, "disclosure", NULL, N_("{who} printed from the record of {what}") },
  { PS_AUDIT_PRINT, NULL, NULL, N_("{who} printed records") },

  { PS_AUDIT_IMPORT, NULL, "undone", N_("{who} took an import of members back") },

  { PS_AUDIT_EXPORT, NULL, "members", N_("{who} exported the members") },
  { PS_AUDIT_EXPORT, NULL, "attendance", N_("{who} exported the attendance") },
  { PS_AUDIT_EXPORT, "group", "calendar", N_("{who} exported the dates of {what}") },
  { PS_AUDIT_EXPORT, NULL, "calendar", N_("{who} exported the dates of all groups") },
  { PS_AUDIT_EXPORT, NULL, "topics", N_("{who} exported the topics") },
  { PS_AUDIT_EXPORT, NULL, "skipped", N_("{who} saved the rows that an import had skipped") },
  { PS_AUDIT_EXPORT, NULL, "log", N_("{who} exported this log") },
  { PS_AUDIT_EXPORT, "person", NULL, N_("{who} exported the record of {what}") },
  { PS_AUDIT_EXPORT, "disclosure", NULL, N_("{who} exported the record of {what}") },
  { PS_AUDIT_EXPORT, NULL, NULL, N_("{who} exported records") },

  { PS_AUDIT_ADD, "person", "walk-in", N_("{who} added {what}, who walked in to {where}") },
  { PS_AUDIT_ADD, "person", "walk-in", N_("{who} added {what}, who walked in") },
  { PS_AUDIT_ADD, "person", "not-seen",
    N_("A call to {what}, who was not seen in {where}, was put on the list") },
  { PS_AUDIT_ADD, "person", "in", N_("{who} added {what} to {where}") },
  { PS_AUDIT_ADD, "person", NULL, N_("{who} added {what} to the roster") },
  { PS_AUDIT_ADD, "group", NULL, N_("{who} added the group {what}") },
  { PS_AUDIT_ADD, "meeting", "debrief", N_("{who} wrote the debrief of {what}") },
  { PS_AUDIT_ADD, "meeting", "private-note", N_("{who} wrote a private note about {what}") },
  { PS_AUDIT_ADD, "meeting", NULL, N_("{who} started {what}") },
  { PS_AUDIT_ADD, "topic", NULL, N_("{who} added the topic {what}") },
  { PS_AUDIT_ADD, "guest", NULL, N_("{who} added the guest speaker {what}") },
  { PS_AUDIT_ADD, NULL, "sample", N_("{who} filled the vault with invented people") },
  { PS_AUDIT_ADD, NULL, NULL, N_("{who} added something to the records") },

  { PS_AUDIT_CHANGE, "person", "back", N_("{who} put {what} back on the roster") },
  { PS_AUDIT_CHANGE, "person", "joined", N_("{who} made {what} a member of {where}") },
  { PS_AUDIT_CHANGE, "person", "unjoined", N_("{who} took back that {what} joined {where}") },
  { PS_AUDIT_CHANGE, "person", "left", N_("{who} recorded that {what} left {where}") },
  { PS_AUDIT_CHANGE, "person", "spell",
    N_("{who} changed when {what} joined or left {where}") },
  { PS_AUDIT_CHANGE, "person", "attendance",
    N_("{who} corrected the attendance of {what} at {where}") },
  { PS_AUDIT_CHANGE, "person", "not-seen",
    N_("{who} put back the call to {what}, who was not seen in {where}") },
  { PS_AUDIT_CHANGE, "person", "welcome",
    N_("{who} recorded what was done to welcome {what} to {where}") },
  { PS_AUDIT_CHANGE, "person", "buddy", N_("{who} changed who looks after {what}") },
  { PS_AUDIT_CHANGE, "person", "home-group", N_("{who} changed the home group of {what}") },
  { PS_AUDIT_CHANGE, "person", "waits", N_("{who} put {what} on the waitlist of {where}") },
  { PS_AUDIT_CHANGE, "person", "offered", N_("{who} offered {what} a place in {where}") },
  { PS_AUDIT_CHANGE, "person", "waits-no-more",
    N_("{who} took {what} off the waitlist of {where}") },
  { PS_AUDIT_CHANGE, "person", "merged", N_("{who} merged another record into that of {what}") },
  { PS_AUDIT_CHANGE, "person", "apart",
    N_("{who} took another record out of that of {what} again") },
  { PS_AUDIT_CHANGE, "person", "two-people",
    N_("{who} said that {what} and somebody like them are two people") },
  { PS_AUDIT_CHANGE, "person", "maybe-one",
    N_("{who} took back that {what} and somebody like them are two people") },
  { PS_AUDIT_CHANGE, "person", NULL, N_("{who} changed the record of {what}") },
  { PS_AUDIT_CHANGE, "meeting", "head-count", N_("{who} corrected how many came to {what}") },
  { PS_AUDIT_CHANGE, "group", "back", N_("{who} put the group {what} back in use") },
  { PS_AUDIT_CHANGE, "group", "agenda", N_("{who} changed the agenda of {what}") },
  { PS_AUDIT_CHANGE, "group", "date", N_("{who} changed the dates of {what}") },
  { PS_AUDIT_CHANGE, "group", "topic", N_("{who} chose the next topic of {what}") },
  { PS_AUDIT_CHANGE, "group", "plan", N_("{who} planned meetings of {what}") },
  { PS_AUDIT_CHANGE, "group", NULL, N_("{who} changed the group {what}") },
  { PS_AUDIT_CHANGE, "meeting", "ended", N_("{who} ended {what}") },
  { PS_AUDIT_CHANGE, "meeting", "debrief", N_("{who} amended the debrief of {what}") },
  { PS_AUDIT_CHANGE, "meeting", "private-note", N_("{who} amended a private note about {what}") },
  { PS_AUDIT_CHANGE, "meeting", "debrief-state",
    N_("{who} changed whether {what} is debriefed") },
  { PS_AUDIT_CHANGE, "meeting", NULL, N_("{who} changed the record of {what}") },
  { PS_AUDIT_CHANGE, "topic", "back", N_("{who} put the topic {what} back in the library") },
  { PS_AUDIT_CHANGE, "topic", "as-shipped",
    N_("{who} made the topic {what} what it is in Peerside") },
  { PS_AUDIT_CHANGE, "topic", NULL, N_("{who} changed the topic {what}") },
  { PS_AUDIT_CHANGE, "guest", "back", N_("{who} put the guest speaker {what} back on the list") },
  { PS_AUDIT_CHANGE, "guest", NULL, N_("{who} changed what is known of the guest speaker {what}") },
  { PS_AUDIT_CHANGE, NULL, "clinic", N_("{who} changed the clinic’s details") },
  { PS_AUDIT_CHANGE, NULL, "closed-day", N_("{who} changed the days on which the clinic is closed") },
  { PS_AUDIT_CHANGE, NULL, "remembrance",
    N_("{who} changed whether a group is asked to remember somebody") },
  { PS_AUDIT_CHANGE, NULL, "follow-up", N_("{who} marked a follow-up") },
  { PS_AUDIT_CHANGE, NULL, NULL, N_("{who} changed the records") },

  { PS_AUDIT_DELETE, "person", "not-seen",
    N_("The call to {what}, who was not seen in {where}, was no longer needed") },
  { PS_AUDIT_DELETE, "person", "merged", N_("{who} merged the record of {what} into another") },
  { PS_AUDIT_DELETE, "person", NULL, N_("{who} took {what} off the roster") },
  { PS_AUDIT_DELETE, "group", NULL, N_("{who} took the group {what} out of use") },
  { PS_AUDIT_DELETE, "topic", NULL, N_("{who} took the topic {what} out of the library") },
  { PS_AUDIT_DELETE, "guest", NULL, N_("{who} took the guest speaker {what} off the list") },
  { PS_AUDIT_DELETE, NULL, NULL, N_("{who} deleted something from the records") },

  { PS_AUDIT_USER_ADD, NULL, NULL, N_("{who} added {what} as a user") },
  { PS_AUDIT_USER_CHANGE, NULL, "notes", N_("{who} gave {what} the key to the notes") },
  { PS_AUDIT_USER_CHANGE, NULL, NULL, N_("{who} changed what {what} may do") },
  { PS_AUDIT_USER_REMOVE, NULL, NULL, N_("{who} removed {what} from the users") },
  { PS_AUDIT_PASSPHRASE, NULL, "own", N_("{who} chose another passphrase of their own") },
  { PS_AUDIT_PASSPHRASE, NULL, NULL, N_("{who} gave {what} another passphrase") },
  { PS_AUDIT_RECOVERY, "user", "sheet-used",
    N_("{what} was let in by the recovery sheet, and chose another passphrase") },
  { PS_AUDIT_RECOVERY, NULL, "sheet-used", N_("The recovery sheet was used") },
  { PS_AUDIT_RECOVERY, NULL, NULL, N_("{who} renewed the recovery sheet") },
  { PS_AUDIT_ROTATE, NULL, NULL, N_("{who} changed the keys of the vault") },

  { PS_AUDIT_BACKUP, NULL, "reason=daily", N_("Peerside made the backup of the day") },
  { PS_AUDIT_BACKUP, NULL, NULL, N_("{who} made a backup") },
  { PS_AUDIT_RESTORE, NULL, NULL, N_("{who} restored a backup") },

  { PS_AUDIT_CONSENT, "consent", "drafted", N_("{who} prepared a consent for {what} to sign") },
  { PS_AUDIT_CONSENT, "consent", "changed", N_("{who} changed the draft of a consent of {what}") },
  { PS_AUDIT_CONSENT, "consent", "removed", N_("{who} removed the draft of a consent") },
  { PS_AUDIT_CONSENT, "consent", "revoked", N_("{who} recorded that {what} took a consent back") },
  { PS_AUDIT_CONSENT, NULL, NULL, N_("{who} recorded a consent of {what}") },
  { PS_AUDIT_DISCLOSURE, NULL, NULL,
    N_("{who} gave the record of {what} to somebody outside the clinic") },
};

static const struct {
  PsAuditGroup  group;
  const char   *label;
  PsAuditAction actions[6];
  guint         n_actions;
} groups[] = {
  { PS_AUDIT_ALL, N_("All Deeds"), { 0 }, 0 },
  { PS_AUDIT_VISITS, N_("Unlocking and Locking"),
    { PS_AUDIT_CREATE, PS_AUDIT_UNLOCK, PS_AUDIT_FAILED_UNLOCK, PS_AUDIT_LOCK }, 4 },
  { PS_AUDIT_LOOKS, N_("Looking at Records"), { PS_AUDIT_VIEW }, 1 },
  { PS_AUDIT_GIVEN_OUT, N_("Printing and Exporting"),
    { PS_AUDIT_PRINT, PS_AUDIT_EXPORT, PS_AUDIT_DISCLOSURE }, 3 },
  { PS_AUDIT_CHANGES, N_("Changes"),
    { PS_AUDIT_IMPORT, PS_AUDIT_ADD, PS_AUDIT_CHANGE, PS_AUDIT_DELETE, PS_AUDIT_CONSENT }, 5 },
  { PS_AUDIT_KEYS, N_("Users and Keys"),
    { PS_AUDIT_USER_ADD, PS_AUDIT_USER_CHANGE, PS_AUDIT_USER_REMOVE, PS_AUDIT_PASSPHRASE,
      PS_AUDIT_RECOVERY, PS_AUDIT_ROTATE }, 6 },
  { PS_AUDIT_BACKUPS, N_("Backups"), { PS_AUDIT_BACKUP, PS_AUDIT_RESTORE }, 2 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (groups) == PS_AUDIT_N_GROUPS);

/**
 * ps_audit_group_get_label:
 *
 * Returns: (transfer none): words for people
 */
const char *
ps_audit_group_get_label (PsAuditGroup group)
{
  g_return_val_if_fail (group < PS_AUDIT_N_GROUPS, NULL);

  return _(groups[group].label);
}

/**
 * ps_audit_group_of:
 *
 * Returns: where people look for @action
 */
PsAuditGroup
ps_audit_group_of (PsAuditAction action)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint j = 0; j < groups[i].n_actions; j++)
      if (groups[i].actions[j] == action)
        return groups[i].group;

  return PS_AUDIT_ALL;
}

/**
 * ps_audit_group_to_json:
 *
 * Returns: (transfer full) (nullable): the words of its actions, as a #PsAuditQuery has them; %NULL
 *   for all
 */
char *
ps_audit_group_to_json (PsAuditGroup group)
{
  g_autoptr (GString) json = g_string_new ("[");

  g_return_val_if_fail (group < PS_AUDIT_N_GROUPS, NULL);

  if (groups[group].n_actions == 0)
    return NULL;

  for (guint i = 0; i < groups[group].n_actions; i++)
    g_string_append_printf (json, "%s\"%s\"", i > 0 ? "," : "",
                            ps_audit_action_to_string (groups[group].actions[i]));
  g_string_append_c (json, ']');

  return g_string_free (g_steal_pointer (&json), FALSE);
}

/* The text before the first of @ends, or all of it. */
static gboolean
is_first (const char *text,
          const char *word,
          const char *ends)
{
  gsize len = strcspn (text, ends);

  return strlen (word) == len && strncmp (text, word, len) == 0;
}

/**
 * ps_audit_words_number:
 * @detail: of an entry
 * @name: with its sign of equality, "people="
 *
 * Returns: the number that @detail has of that name; 0 for none
 */
guint64
ps_audit_words_number (const char *detail,
                       const char *name)
{
  const char *at = strstr (detail, name);

  return at != NULL ? g_ascii_strtoull (at + strlen (name), NULL, 10) : 0;
}

/* Of one member it says who that is. */
static const char *
choose_many (PsAuditAction action,
             guint         n)
{
  /* Translators: {who} is a user, {n} a number; leave both as they are. */
  if (action == PS_AUDIT_PRINT)
    return ngettext ("{who} printed from the record of {n} member",
                     "{who} printed from the records of {n} members", n);

  /* Translators: {who} is a user, {n} a number; leave both as they are. */
  if (action == PS_AUDIT_EXPORT)
    return ngettext ("{who} exported the record of {n} member",
                     "{who} exported the records of {n} members", n);

  /* Translators: {who} is a user, {n} a number; leave both as they are. */
  return ngettext ("{who} gave the record of {n} member to somebody outside the clinic",
                   "{who} gave the records of {n} members to somebody outside the clinic", n);
}

/* Those that count. */
static char *
choose_counted (const PsAuditEntry *entry,
                PsAuditAction       action)
{
  g_autofree char *number = NULL;
  g_autoptr (GString) sentence = NULL;
  const char *text;
  guint n;

  switch (action)
    {
    case PS_AUDIT_FAILED_UNLOCK:
      n = (guint) ps_audit_words_number (entry->detail, "earlier=");
      if (n == 0)
        return NULL;
      /* Translators: {n} is a number; leave it as it is. */
      text = ngettext ("{n} try to unlock the vault failed before that",
                       "{n} tries to unlock the vault failed before that", n);
      break;

    case PS_AUDIT_IMPORT:
      n = (guint) (ps_audit_words_number (entry->detail, "created=") +
                   ps_audit_words_number (entry->detail, "updated="));
      if (is_first (entry->detail, "undone", " "))
        return NULL;
      /* Translators: {who} is a user, {n} a number, {what} a group; leave them as they are. */
      text = *entry->object != '\0' ? ngettext ("{who} imported {n} member into {what}",
                                                "{who} imported {n} members into {what}", n)
                                    : ngettext ("{who} imported {n} member",
                                                "{who} imported {n} members", n);
      break;

    case PS_AUDIT_PRINT:
    case PS_AUDIT_EXPORT:
    case PS_AUDIT_DISCLOSURE:
      n = (guint) ps_audit_words_number (entry->detail, "people=");
      if (n < 2)
        return NULL;
      text = choose_many (action, n);
      break;

    default:
      return NULL;
    }

  number = g_strdup_printf ("%u", n);
  sentence = g_string_new (text);
  g_string_replace (sentence, "{n}", number, 0);

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

static const char *
choose (const PsAuditEntry *entry,
        PsAuditAction       action)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i].action == action &&
        (sentences[i].kind == NULL || is_first (entry->object, sentences[i].kind, ":")) &&
        (sentences[i].word == NULL || is_first (entry->detail, sentences[i].word, " =") ||
         is_first (entry->detail, sentences[i].word, " ")) &&
        (strstr (sentences[i].sentence, "{where}") == NULL || strstr (entry->detail, "in=") != NULL))
      return _(sentences[i].sentence);

  /* Translators: an entry of the log that a newer Peerside wrote; leave {who} as it is. */
  return _("{who} did something that this Peerside does not know");
}

/**
 * ps_audit_words:
 * @who: the name of its actor
 * @what: what it was done to, in words
 * @where: what that belongs to, in words
 * @when: the time that it is about, where that is not its own
 *
 * Returns: (transfer full): what it says, a sentence without a full stop
 */
char *
ps_audit_words (const PsAuditEntry *entry,
                const char         *who,
                const char         *what,
                const char         *where,
                const char         *when)
{
  const struct {
    const char *token;
    const char *words;
  } tokens[] = { { "{who}", who }, { "{what}", what }, { "{where}", where }, { "{when}", when } };
  PsAuditAction action = PS_AUDIT_N_ACTIONS;
  g_autofree char *counted = NULL;
  g_autoptr (GString) sentence = g_string_new (NULL);

  ps_audit_action_from_string (entry->action, &action);
  counted = choose_counted (entry, action);

  /* Not one after the other: a name may have braces in it. */
  for (const char *p = counted != NULL ? counted : choose (entry, action); *p != '\0';)
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (tokens) && !g_str_has_prefix (p, tokens[i].token))
        i++;

      if (i < G_N_ELEMENTS (tokens))
        {
          g_string_append (sentence, tokens[i].words);
          p += strlen (tokens[i].token);
        }
      else
        g_string_append_c (sentence, *p++);
    }

  return g_string_free (g_steal_pointer (&sentence), FALSE);
}
