"""scikit-learn: TF-IDF of characters 1 to 3, logistic regression."""

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

import shared


def train(labels, texts):
    vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True)
    model = LogisticRegression(C=10, max_iter=1000).fit(vectorizer.fit_transform(texts), labels)
    return lambda text: shared.best_three(model.classes_, model.predict_proba(vectorizer.transform([text]))[0])


shared.run(train)
