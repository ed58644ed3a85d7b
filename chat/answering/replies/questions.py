"""Questions that replies suggest. The engine understands each of them."""

NEXT_TASK = "What is my next task?"
THIS_WEEK = "What is planned this week?"
ON_TRACK = "Am I on track?"
PROGRESS = "How much progress have I made?"
BEST_CAREERS = "Which careers fit me best?"
WHY_BEST = "Why does my best career fit me?"
MY_SKILLS = "What are my skills?"
CERTIFICATIONS = "Which of my certifications expire?"
CV = "Has my CV been read?"
ROADMAPS = "How are my roadmaps going?"
HELP = "What can you do for me?"


def missing_for(career: str) -> str:
    return f"What is missing for {career}?"


def why(career: str) -> str:
    return f"Why does {career} fit me?"
