#include "ps-clock-event.h"

#include <glib/gi18n-lib.h>

static const char * const verbs[PS_N_CLOCK_VERBS] = {
  [PS_CLOCK_START] = "start",
  [PS_CLOCK_NEXT] = "next",
  [PS_CLOCK_BACK] = "back",
  [PS_CLOCK_SKIP] = "skip",
  [PS_CLOCK_SWAP] = "swap",
  [PS_CLOCK_EXTEND] = "extend",
  [PS_CLOCK_PAUSE] = "pause",
  [PS_CLOCK_RESUME] = "resume",
  [PS_CLOCK_REFIT] = "refit",
  [PS_CLOCK_AWAY] = "away",
  [PS_CLOCK_MARKER] = "marker",
  [PS_CLOCK_UNDO] = "undo",
  [PS_CLOCK_END] = "end",
};

static const char * const reasons[PS_N_PAUSE_REASONS] = {
  [PS_PAUSE_NONE] = "none",
  [PS_PAUSE_BREAK] = "break",
  [PS_PAUSE_CRISIS] = "crisis",
  [PS_PAUSE_TECHNICAL] = "technical",
};

static const char * const markers[PS_N_MARKER_KINDS] = {
  [PS_MARKER_STRONG_MOMENT] = "strong-moment",
  [PS_MARKER_TOPIC_IDEA] = "topic-idea",
  [PS_MARKER_RESOURCE_ASKED] = "resource-asked",
  [PS_MARKER_FOLLOW_UP] = "follow-up",
};

static int
find_word (const char * const *words,
           guint               n,
           const char         *string)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i], string) == 0)
      return (int) i;

  return -1;
}

/**
 * ps_clock_verb_to_string:
 * @verb: a verb
 *
 * Returns: the word it is stored as
 */
const char *
ps_clock_verb_to_string (PsClockVerb verb)
{
  g_return_val_if_fail (verb < PS_N_CLOCK_VERBS, NULL);

  return verbs[verb];
}

/**
 * ps_clock_verb_from_string:
 * @string: (nullable): a word
 * @verb: (out): what it stands for; touched only if there is such a verb
 *
 * Returns: whether there is such a verb
 */
gboolean
ps_clock_verb_from_string (const char  *string,
                           PsClockVerb *verb)
{
  int found = find_word (verbs, PS_N_CLOCK_VERBS, string);

  if (found >= 0)
    *verb = (PsClockVerb) found;

  return found >= 0;
}

/**
 * ps_pause_reason_to_string:
 * @reason: a reason
 *
 * Returns: the word it is stored as
 */
const char *
ps_pause_reason_to_string (PsPauseReason reason)
{
  g_return_val_if_fail (reason < PS_N_PAUSE_REASONS, NULL);

  return reasons[reason];
}

/**
 * ps_pause_reason_from_string:
 * @string: (nullable): a word; nothing is %PS_PAUSE_NONE
 * @reason: (out): what it stands for; touched only if there is such a reason
 *
 * Returns: whether there is such a reason
 */
gboolean
ps_pause_reason_from_string (const char    *string,
                             PsPauseReason *reason)
{
  int found = string == NULL || *string == '\0' ? PS_PAUSE_NONE
                                                : find_word (reasons, PS_N_PAUSE_REASONS, string);

  if (found >= 0)
    *reason = (PsPauseReason) found;

  return found >= 0;
}

/**
 * ps_pause_reason_get_label:
 * @reason: a reason
 *
 * Returns: what stands on the screen while the clock stands, translated
 */
const char *
ps_pause_reason_get_label (PsPauseReason reason)
{
  switch (reason)
    {
    case PS_PAUSE_BREAK:
      return _("Break");

    case PS_PAUSE_CRISIS:
      return _("Paused for a crisis");

    case PS_PAUSE_TECHNICAL:
      return _("Paused for a technical problem");

    case PS_PAUSE_NONE:
    case PS_N_PAUSE_REASONS:
    default:
      return _("Paused");
    }
}

/**
 * ps_marker_kind_to_string:
 * @kind: a kind
 *
 * Returns: the word it is stored as
 */
const char *
ps_marker_kind_to_string (PsMarkerKind kind)
{
  g_return_val_if_fail (kind < PS_N_MARKER_KINDS, NULL);

  return markers[kind];
}

/**
 * ps_marker_kind_from_string:
 * @string: (nullable): a word
 * @kind: (out): what it stands for; touched only if there is such a kind
 *
 * Returns: whether there is such a kind
 */
gboolean
ps_marker_kind_from_string (const char   *string,
                            PsMarkerKind *kind)
{
  int found = find_word (markers, PS_N_MARKER_KINDS, string);

  if (found >= 0)
    *kind = (PsMarkerKind) found;

  return found >= 0;
}

/**
 * ps_marker_kind_get_label:
 * @kind: a kind
 *
 * Returns: what people call it, translated
 */
const char *
ps_marker_kind_get_label (PsMarkerKind kind)
{
  switch (kind)
    {
    case PS_MARKER_STRONG_MOMENT:
      return _("Strong moment");

    case PS_MARKER_TOPIC_IDEA:
      return _("Topic idea");

    case PS_MARKER_RESOURCE_ASKED:
      return _("Somebody asked for a resource");

    case PS_MARKER_FOLLOW_UP:
      return _("Follow-up");

    case PS_N_MARKER_KINDS:
    default:
      g_return_val_if_reached (NULL);
    }
}
