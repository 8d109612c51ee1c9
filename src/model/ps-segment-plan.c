#include "ps-segment-plan.h"

#include <glib/gi18n-lib.h>

#include "ps-error.h"

typedef struct {
  const char *word;  /* as it is stored: never changed, never translated */
  const char *label;
} Word;

static const Word kinds[PS_N_SEGMENT_KINDS] = {
  [PS_SEGMENT_WELCOME] = { "welcome", N_("Welcome") },
  [PS_SEGMENT_AGREEMENT] = { "agreement", N_("Comfort agreement") },
  [PS_SEGMENT_SAFETY_ASK] = { "safety-ask", N_("Safety question") },
  [PS_SEGMENT_CHECK_IN] = { "check-in", N_("Check-in round") },
  [PS_SEGMENT_MINDFULNESS] = { "mindfulness", N_("Mindfulness") },
  [PS_SEGMENT_TOPIC] = { "topic", N_("Topic") },
  [PS_SEGMENT_GUEST] = { "guest", N_("Guest speaker") },
  [PS_SEGMENT_MEMBER_PRESENTATION] = { "member-presentation", N_("Member presentation") },
  [PS_SEGMENT_EXERCISE] = { "exercise", N_("Exercise") },
  [PS_SEGMENT_OPEN_SHARING] = { "open-sharing", N_("Open sharing") },
  [PS_SEGMENT_BREAK] = { "break", N_("Break") },
  [PS_SEGMENT_GOAL_ROUND] = { "goal-round", N_("Goal round") },
  [PS_SEGMENT_FEEDBACK] = { "feedback", N_("Feedback") },
  [PS_SEGMENT_CONFIDENTIALITY] = { "confidentiality", N_("Confidentiality reminder") },
  [PS_SEGMENT_CONTACT] = { "contact", N_("Contact information") },
  [PS_SEGMENT_CHECK_OUT] = { "check-out", N_("Check-out") },
  /* Translators: a kind of segment: time spent together without an agenda. */
  [PS_SEGMENT_SOCIAL] = { "social", N_("Social time") },
};

static const Word leaders[PS_N_LED_BY] = {
  [PS_LED_BY_PEER] = { "peer", N_("Peer Leader") },
  /* Translators: who leads a segment: the co-facilitator with a profession. */
  [PS_LED_BY_PROFESSIONAL] = { "professional", N_("Co-facilitator") },
  [PS_LED_BY_MEMBER] = { "member", N_("Member") },
  [PS_LED_BY_GUEST] = { "guest", N_("Guest speaker") },
};

static int
find_word (const Word *words,
           guint       n,
           const char *string)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (words[i].word, string) == 0)
      return (int) i;

  return -1;
}

/**
 * ps_segment_plan_new:
 * @kind: what it is for
 * @title: what it is called
 * @min_s: seconds
 * @planned_s: seconds
 * @max_s: seconds
 *
 * Returns: (transfer full): a plan led by the Peer Leader, not protected, moved on by hand
 */
PsSegmentPlan *
ps_segment_plan_new (PsSegmentKind  kind,
                     const char    *title,
                     gint64         min_s,
                     gint64         planned_s,
                     gint64         max_s)
{
  PsSegmentPlan *plan = g_new0 (PsSegmentPlan, 1);

  plan->kind = kind;
  plan->title = g_strdup (title);
  plan->min_s = min_s;
  plan->planned_s = planned_s;
  plan->max_s = max_s;

  return plan;
}

/**
 * ps_segment_plan_copy:
 * @plan: a plan
 *
 * Returns: (transfer full): another one that says the same
 */
PsSegmentPlan *
ps_segment_plan_copy (const PsSegmentPlan *plan)
{
  PsSegmentPlan *copy = g_memdup2 (plan, sizeof *plan);

  copy->title = g_strdup (plan->title);
  copy->cue = g_strdup (plan->cue);
  copy->materials = g_strdup (plan->materials);

  return copy;
}

/**
 * ps_segment_plan_free:
 * @plan: (transfer full) (nullable): a plan
 */
void
ps_segment_plan_free (PsSegmentPlan *plan)
{
  if (plan == NULL)
    return;

  g_free (plan->title);
  g_free (plan->cue);
  g_free (plan->materials);
  g_free (plan);
}

static gboolean
is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;

  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

/**
 * ps_segment_plan_check:
 * @plan: a plan as somebody entered it
 * @error: PS_ERROR_INVALID, with a sentence that names the segment
 *
 * The same rules as the schema's: a title, and 0 <= minimum <= planned <= maximum <= a day.
 *
 * Returns: whether @plan can be stored
 */
gboolean
ps_segment_plan_check (const PsSegmentPlan *plan,
                       GError             **error)
{
  if (is_blank (plan->title))
    {
      g_set_error_literal (error, PS_ERROR, PS_ERROR_INVALID,
                           _("A segment of the agenda has no title."));
      return FALSE;
    }

  if (plan->min_s < 0 || plan->planned_s < plan->min_s || plan->max_s < plan->planned_s)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("The times of the segment “%s” do not fit together: the shortest must not be "
                     "above the planned time, nor the planned above the longest."),
                   plan->title);
      return FALSE;
    }

  if (plan->max_s > PS_SEGMENT_MAX_S)
    {
      g_set_error (error, PS_ERROR, PS_ERROR_INVALID,
                   _("The segment “%s” is longer than a day."), plan->title);
      return FALSE;
    }

  return TRUE;
}

/**
 * ps_segment_plans_new:
 *
 * Returns: (transfer full) (element-type PsSegmentPlan): an empty agenda that owns its plans
 */
GPtrArray *
ps_segment_plans_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ps_segment_plan_free);
}

/**
 * ps_segment_plans_copy:
 * @plans: (element-type PsSegmentPlan): an agenda
 *
 * Returns: (transfer full) (element-type PsSegmentPlan): another one that says the same
 */
GPtrArray *
ps_segment_plans_copy (GPtrArray *plans)
{
  GPtrArray *copy = ps_segment_plans_new ();

  for (guint i = 0; i < plans->len; i++)
    g_ptr_array_add (copy, ps_segment_plan_copy (g_ptr_array_index (plans, i)));

  return copy;
}

/**
 * ps_segment_plans_total:
 * @plans: (element-type PsSegmentPlan): an agenda
 *
 * Returns: its planned seconds, all told
 */
gint64
ps_segment_plans_total (GPtrArray *plans)
{
  gint64 total = 0;

  for (guint i = 0; i < plans->len; i++)
    total += ((const PsSegmentPlan *) g_ptr_array_index (plans, i))->planned_s;

  return total;
}

static gboolean
same_text (const char *one,
           const char *other)
{
  return g_strcmp0 (one != NULL ? one : "", other != NULL ? other : "") == 0;
}

static gboolean
same_plan (const PsSegmentPlan *one,
           const PsSegmentPlan *other)
{
  return one->kind == other->kind && one->min_s == other->min_s &&
         one->planned_s == other->planned_s && one->max_s == other->max_s &&
         one->led_by == other->led_by && one->is_protected == other->is_protected &&
         one->auto_advance == other->auto_advance && same_text (one->title, other->title) &&
         same_text (one->cue, other->cue) && same_text (one->materials, other->materials);
}

/**
 * ps_segment_plans_equal:
 * @one: (element-type PsSegmentPlan): an agenda
 * @other: (element-type PsSegmentPlan): another
 *
 * Returns: whether both say the same; no text and an empty one are the same
 */
gboolean
ps_segment_plans_equal (GPtrArray *one,
                        GPtrArray *other)
{
  if (one->len != other->len)
    return FALSE;

  for (guint i = 0; i < one->len; i++)
    if (!same_plan (g_ptr_array_index (one, i), g_ptr_array_index (other, i)))
      return FALSE;

  return TRUE;
}

/**
 * ps_segment_kind_to_string:
 * @kind: a kind
 *
 * Returns: the word it is stored as
 */
const char *
ps_segment_kind_to_string (PsSegmentKind kind)
{
  g_return_val_if_fail (kind < PS_N_SEGMENT_KINDS, NULL);

  return kinds[kind].word;
}

/**
 * ps_segment_kind_from_string:
 * @string: (nullable): a word
 * @kind: (out): what it stands for; touched only if there is such a kind
 *
 * Returns: whether there is such a kind
 */
gboolean
ps_segment_kind_from_string (const char    *string,
                             PsSegmentKind *kind)
{
  int found = find_word (kinds, PS_N_SEGMENT_KINDS, string);

  if (found >= 0)
    *kind = (PsSegmentKind) found;

  return found >= 0;
}

/**
 * ps_segment_kind_get_label:
 * @kind: a kind
 *
 * Returns: what people call it, translated
 */
const char *
ps_segment_kind_get_label (PsSegmentKind kind)
{
  g_return_val_if_fail (kind < PS_N_SEGMENT_KINDS, NULL);

  return _(kinds[kind].label);
}

/**
 * ps_led_by_to_string:
 * @led_by: who leads
 *
 * Returns: the word it is stored as
 */
const char *
ps_led_by_to_string (PsLedBy led_by)
{
  g_return_val_if_fail (led_by < PS_N_LED_BY, NULL);

  return leaders[led_by].word;
}

/**
 * ps_led_by_from_string:
 * @string: (nullable): a word
 * @led_by: (out): what it stands for; touched only if there is such a one
 *
 * Returns: whether there is such a one
 */
gboolean
ps_led_by_from_string (const char *string,
                       PsLedBy    *led_by)
{
  int found = find_word (leaders, PS_N_LED_BY, string);

  if (found >= 0)
    *led_by = (PsLedBy) found;

  return found >= 0;
}

/**
 * ps_led_by_get_label:
 * @led_by: who leads
 *
 * Returns: what people call them, translated
 */
const char *
ps_led_by_get_label (PsLedBy led_by)
{
  g_return_val_if_fail (led_by < PS_N_LED_BY, NULL);

  return _(leaders[led_by].label);
}
